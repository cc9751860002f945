import type { Catalogue } from '../translator.js'
import { counted } from './words.js'

/** The ledger: months, corrections, rates, policy sets. */
export const ledger: Catalogue = {
  'Reported numbers are frozen under the policy set and currency of the workspace, in ARR. Leave policy, measure, currency and asKnownAt out, or take the basis known.':
    'Liczby zaraportowane są utrwalone według zestawu zasad i waluty przestrzeni, w ARR. Pomiń zestaw zasad, miarę, walutę i stan wiedzy albo wybierz podstawę według wiedzy.',
  '{month} is not over yet. A month can be closed from the first day of the next one.':
    'Miesiąc {month} jeszcze trwa. Miesiąc można zamknąć od pierwszego dnia następnego.',
  '{month} is closed already; the last closed month is {last}.':
    'Miesiąc {month} jest już zamknięty; ostatni zamknięty miesiąc to {last}.',
  'Months are closed in their order: close {month} first.': 'Miesiące zamyka się po kolei: najpierw zamknij {month}.',
  '{month} has no value that could be closed. <why> Import the rate first.':
    'Miesiąc {month} nie ma wartości, którą można by zamknąć. <why> Najpierw zaimportuj kurs.',
  'No month is closed.': 'Żaden miesiąc nie jest zamknięty.',
  'Only the last closed month can be reopened: {month}.':
    'Ponownie otworzyć można tylko ostatni zamknięty miesiąc: {month}.',
  'The line {line} has this value already: {value}.': 'Pozycja {line} ma już tę wartość: {value}.',
  '"{field}" cannot be corrected. Write arr=AMOUNT, quantity=NUMBER or end=DAY.':
    'Pola „{field}” nie można poprawić. Napisz arr=KWOTA, quantity=LICZBA albo end=DZIEŃ.',
  '{currency} has {decimals} decimals; "{text}" has more.':
    'Waluta {currency} ma tyle miejsc po przecinku: {decimals}; „{text}” ma ich więcej.',
  'The line {line} has no quantity to correct. Correct its arr instead.':
    'Pozycja {line} nie ma ilości do poprawienia. Popraw jej arr.',
  '"{text}" is not a day such as {example}.': '„{text}” nie jest dniem takim jak {example}.',
  'The line starts on {start}; it cannot end before, on {end}.':
    'Pozycja zaczyna się {start}; nie może skończyć się wcześniej, {end}.',
  '"{text}" is not an amount for {field}, such as {example}.':
    '„{text}” nie jest kwotą dla {field}, na przykład {example}.',
  'The range runs backwards: from {from} is after to {to}. Swap the two.':
    'Zakres biegnie wstecz: początek {from} jest po końcu {to}. Zamień je.',
  'The range is longer than a hundred years. Ask for fewer months.':
    'Zakres jest dłuższy niż sto lat. Zapytaj o mniej miesięcy.',
  'The range is longer than fifty years. Ask for fewer months.':
    'Zakres jest dłuższy niż pięćdziesiąt lat. Zapytaj o mniej miesięcy.',
  '"{text}" is not a month such as {example}.': '„{text}” nie jest miesiącem takim jak {example}.',
  'A month is written as {example}.': 'Miesiąc zapisuje się tak: {example}.',
  '"{text}" is neither a day of the calendar nor a month.': '„{text}” nie jest ani dniem kalendarza, ani miesiącem.',
  'No customer has revenue in the twelve months before.':
    'Żaden klient nie ma przychodu w poprzednich dwunastu miesiącach.',
  'Repeat business cannot be grouped by {by}: it follows customers. It can by an attribute of accounts such as segment, country or owner.':
    'Powtarzalnej sprzedaży nie można grupować według {by}: liczy się ją według klientów. Można według atrybutu klientów, na przykład segmentu, kraju lub opiekuna.',
  'Nothing can be grouped by "{by}". It can by {names} or attributes.NAME.':
    'Nie można grupować według „{by}”. Można według {names} albo attributes.NAZWA.',
  'Customers cannot be grouped by {by}, of which each can have several at once. Group them by product or by something of the account.':
    'Klientów nie można grupować według {by}, bo każdy może mieć ich kilka naraz. Grupuj według produktu albo atrybutu klienta.',
  'Cohorts are of customers and cannot be grouped by product.':
    'Kohorty składają się z klientów i nie można ich grupować według produktu.',
  '{name} is shipped with the program and stays as it is. Make a policy set of your own from it.':
    'Zestaw {name} jest dostarczany z programem i pozostaje bez zmian. Utwórz na jego podstawie własny zestaw zasad.',
  'Nothing would change in {name}. Name a switch and its new value.':
    'W zestawie {name} nic by się nie zmieniło. Podaj przełącznik i jego nową wartość.',
  'There is a policy set "{name}" already. Choose another name, or change that one.':
    'Zestaw zasad „{name}” już istnieje. Wybierz inną nazwę albo zmień tamten zestaw.',
  'There is no policy set "{name}".': 'Nie ma zestawu zasad „{name}”.',
  'The workspace follows {name} already.': 'Przestrzeń stosuje już zestaw zasad {name}.',
  '{name} counts {unit}s. A workspace is kept by account; ask single numbers under this policy set instead.': ({
    name,
    unit,
  }) =>
    `Zestaw ${name} liczy ${unit === 'contract' ? 'umowy' : 'klientów nadrzędnych'}. Przestrzeń prowadzi się według klientów; pytaj o pojedyncze liczby według tego zestawu.`,
  'Rebuilding the ledger': 'Odbudowuję księgę',
  'There is no exchange rate from {from} to {to} on {day}, nor in the {count} days before it.': ({
    from,
    to,
    day,
    count,
  }) => `Nie ma kursu ${from} na ${to} z dnia ${day} ani z ${count} ${counted(count, 'dnia', 'dni', 'dni')} przed nim.`,
  'There is no exchange rate from {from} to {to} on {end}, the end of the period of {day}, nor in the {count} days before it.':
    ({ from, to, end, day, count }) =>
      `Nie ma kursu ${from} na ${to} z dnia ${end}, końca okresu, w którym jest ${day}, ani z ${count} ${counted(count, 'dnia', 'dni', 'dni')} przed nim.`,
  'There is no budget rate from {from} to {to} for the fiscal year that begins on {day}, no rate on that day, nor in the {count} days before it.':
    ({ from, to, day, count }) =>
      `Nie ma kursu budżetowego ${from} na ${to} na rok obrotowy od ${day} ani kursu z tego dnia i z ${count} ${counted(count, 'dnia', 'dni', 'dni')} przed nim.`,
  'The ARR that {source} states cannot be converted. <why>': 'ARR podanego przez {source} nie można przeliczyć. <why>',
  'There is no contract line "{ref}".': 'Nie ma pozycji umowy „{ref}”.',
  'An amount of a trillion or more cannot be right. Check the units of the column.':
    'Kwota biliona lub większa nie może być prawidłowa. Sprawdź jednostki kolumny.',
  'The line ends on {end}, before it starts on {start}. Correct one of the two days.':
    'Pozycja kończy się {end}, zanim zacznie się {start}. Popraw jeden z tych dni.',
  'Neither an amount nor a unit price is given. Map one of the two.':
    'Nie podano ani kwoty, ani ceny jednostkowej. Zmapuj jedną z nich.',
  'A discount ratio lies between 0 and 1: 0.1 is 10 %.': 'Współczynnik rabatu leży między 0 a 1: 0,1 to 10 %.',
  'A discount cannot be below zero.': 'Rabat nie może być mniejszy od zera.',
  'The discount ends on {end}, before it begins on {start}.': 'Rabat kończy się {end}, zanim zacznie się {start}.',
  'The pause ends on {end}, but begins later or never.':
    'Wstrzymanie kończy się {end}, ale zaczyna się później albo wcale.',
  'The service ends on {end}, before it starts on {start}. Correct one of the two days.':
    'Usługa kończy się {end}, zanim zacznie się {start}. Popraw jeden z tych dni.',
  'A rate must be above zero.': 'Kurs musi być większy od zera.',
  'No two currencies are so far apart. Check the units of the column.':
    'Żadne dwie waluty nie różnią się tak bardzo. Sprawdź jednostki kolumny.',
  'A rate needs two different currencies.': 'Kurs wymaga dwóch różnych walut.',
}
