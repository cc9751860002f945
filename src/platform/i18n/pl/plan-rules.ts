import type { Catalogue } from '../translator.js'
import { counted } from './words.js'

/** What the rules of customer plans find, and why an account is suggested; their names are with them. */
export const planRules: Catalogue = {
  'The plan is empty. Begin with the team: name somebody from customer service.':
    'Plan jest pusty. Zacznij od zespołu: wskaż osobę z obsługi klienta.',
  'The last contract of this customer ended on {day}, but the plan goes on.':
    'Ostatnia umowa tego klienta skończyła się {day}, a plan trwa.',
  'The plan does not say yet what the people of the running engagement should hear from us.':
    'Plan nie mówi jeszcze, co mają od nas usłyszeć osoby z trwającej współpracy.',
  'The plan does not say yet what the rest of the organisation should hear from us.':
    'Plan nie mówi jeszcze, co ma od nas usłyszeć reszta organizacji.',
  'Nobody from customer service is on the team of this plan.': 'W zespole tego planu nie ma nikogo z obsługi klienta.',
  'Nobody from marketing is on the team of this plan.': 'W zespole tego planu nie ma nikogo z marketingu.',
  'Nobody from sales is on the team of this plan.': 'W zespole tego planu nie ma nikogo ze sprzedaży.',
  'Nobody wrote down what must happen for this customer to renew.':
    'Nikt nie zapisał, co musi się stać, aby ten klient odnowił umowę.',
  'Nobody wrote down what must happen for this customer to renew. Notice can be given until {day}.':
    'Nikt nie zapisał, co musi się stać, aby ten klient odnowił umowę. Umowę można wypowiedzieć do {day}.',
  'The renewal condition "{title}" was due on {day} and is not met.':
    'Termin warunku odnowienia „{title}” minął {day}, a warunek nie jest spełniony.',
  'The renewal condition "{title}" counts as met, but nothing shows it.':
    'Warunek odnowienia „{title}” uznano za spełniony, ale nic tego nie potwierdza.',
  'Nobody answers for the renewal condition "{title}".': 'Nikt nie odpowiada za warunek odnowienia „{title}”.',
  'The renewal condition "{title}" failed, and nobody has planned what to do about it.':
    'Warunek odnowienia „{title}” nie został spełniony i nikt nie zaplanował, co z tym zrobić.',
  'No result has been promised to this customer that could be shown to them.':
    'Temu klientowi nie obiecano żadnego rezultatu, który można by pokazać.',
  'The outcome "{title}" was promised, but the customer has not agreed to it yet.':
    'Rezultat „{title}” obiecano, ale klient go jeszcze nie uzgodnił.',
  'The outcome "{title}" has no value to start from, so nobody can tell how far it is.':
    'Rezultat „{title}” nie ma wartości wyjściowej, więc nie wiadomo, jak jest zaawansowany.',
  'The outcome "{title}" was due on {day}, and nobody of the customer has confirmed it.':
    'Termin rezultatu „{title}” minął {day}, a nikt u klienta go nie potwierdził.',
  'The outcome "{title}" counts as confirmed, but nobody of the customer has confirmed it.':
    'Rezultat „{title}” uznano za potwierdzony, ale nikt u klienta go nie potwierdził.',
  'The customer confirmed "{title}", but no story tells of it yet.':
    'Klient potwierdził „{title}”, ale żadna historia o tym jeszcze nie opowiada.',
  'The outcome "{title}" has never been measured.': 'Rezultatu „{title}” nigdy nie zmierzono.',
  'The outcome "{title}" was last measured on {day}.': 'Rezultat „{title}” ostatnio zmierzono {day}.',
  'The outcome "{title}" was {done} of the way on {day}, where {expected} was due.':
    'Rezultat „{title}” osiągnął {day} {done} drogi, a powinien {expected}.',
  '"{title}" was promised to be resolved by {day} and is still open.':
    'Rozwiązanie „{title}” obiecano do {day}, a trudność trwa.',
  'Nobody answers for the difficulty "{title}".': 'Nikt nie odpowiada za trudność „{title}”.',
  '"{title}" was resolved on {day}, but the customer has not confirmed it.':
    '„{title}” rozwiązano {day}, ale klient tego nie potwierdził.',
  'The deployment step "{title}" was due on {day} and is not reached.':
    'Termin kroku wdrożenia „{title}” minął {day}, a kroku nie osiągnięto.',
  'The adoption step "{title}" was due on {day} and is not reached.':
    'Termin kroku użytkowania „{title}” minął {day}, a kroku nie osiągnięto.',
  'The customer is new, and the plan has no step of their first deployment.':
    'Klient jest nowy, a plan nie ma żadnego kroku pierwszego wdrożenia.',
  'The customer is new, and the plan has no step of their adoption.':
    'Klient jest nowy, a plan nie ma żadnego kroku użytkowania.',
  '"{title}" is proposed, but the customer has not confirmed "{outcome}" yet.':
    'Zaproponowano „{title}”, ale klient nie potwierdził jeszcze „{outcome}”.',
  '"{title}" is proposed by {owner}, who is not of customer service.':
    '„{title}” proponuje osoba spoza obsługi klienta: {owner}.',
  'The customer accepted "{title}", but no opportunity follows from it.':
    'Klient przyjął „{title}”, ale nie ma z tego szansy sprzedaży.',
  'Nobody is being grown as our advocate among the end users.': 'Wśród użytkowników nie mamy rzecznika w budowie.',
  'Nobody is being grown as our advocate among the administrators.':
    'Wśród administratorów nie mamy rzecznika w budowie.',
  'Nobody is being grown as our advocate in procurement.': 'W zakupach nie mamy rzecznika w budowie.',
  'Nobody who holds the budget is being grown as our advocate.':
    'Wśród dysponentów budżetu nie mamy rzecznika w budowie.',
  'No executive sponsor is being grown as our advocate.': 'Wśród sponsorów w zarządzie nie mamy rzecznika w budowie.',
  '{name} is asked for {count} things this quarter, more than the budget allows: "{title}" can wait.': ({
    name,
    count,
    title,
  }) =>
    `${name}: ${count} ${counted(count, 'prośba', 'prośby', 'próśb')} w tym kwartale, więcej niż pozwala limit; „${title}” może poczekać.`,
  '{name} was asked for {count} things this quarter, more than the budget allows.': ({ name, count }) =>
    `${name}: ${count} ${counted(count, 'prośba', 'prośby', 'próśb')} w tym kwartale, więcej niż pozwala limit.`,
  '{name} left on {day}, and nobody stands in.': '{name}: odejście {day}, a nikt nie zastępuje tej osoby.',
  '{name} left on {day}; {backup} is to step in and has not yet.':
    '{name}: odejście {day}; zastępstwo ma przejąć {backup}, ale to jeszcze nie nastąpiło.',
  '{name} stepped in, but nobody has shown them what was bought, why, and what it brought.':
    '{name}: nowa osoba w roli, której nikt nie pokazał, co kupiono, dlaczego i co to dało.',
  'Nobody stands in should the main contact leave: {name}.':
    'Nikt nie zastąpi głównego kontaktu w razie odejścia: {name}.',
  'We have not met {backup} yet, who stands in should {name} leave.':
    'Nie poznaliśmy jeszcze osoby, która zastąpi {name} w razie odejścia: {backup}.',
  'The contract is young, and we have not been in touch for {count} days with {name}, the main contact.': ({
    count,
    name,
  }) =>
    `Umowa jest świeża, a od ${count} ${counted(count, 'dnia', 'dni', 'dni')} nie mamy kontaktu z główną osobą: ${name}.`,
  'Nobody answers for winning over {name}.': 'Nikt nie odpowiada za przekonanie tej osoby: {name}.',
  'We know of no contact with {name}, who is still to be won over.':
    'Nie znamy żadnego kontaktu z osobą, którą trzeba jeszcze przekonać: {name}.',
  'The last contact with {name}, who is still to be won over, was on {day}.':
    'Ostatni kontakt z osobą, którą trzeba jeszcze przekonać, był {day}: {name}.',
  'Notice could be given until {day}, and {name} is not won over.':
    'Umowę można było wypowiedzieć do {day}, a tej osoby nie przekonano: {name}.',
  'Notice can be given until {day}, and {name} is not won over.':
    'Umowę można wypowiedzieć do {day}, a tej osoby nie przekonano: {name}.',
  'The plan does not say how to win over {name}, who is against us.':
    'Plan nie mówi, jak przekonać osobę, która jest nam przeciwna: {name}.',
  'We have been in touch with nobody of this customer for more than {count} days.': ({ count }) =>
    `Od ponad ${count} ${counted(count, 'dnia', 'dni', 'dni')} nie mieliśmy kontaktu z nikim u tego klienta.`,
  'In the last {count} days we were in touch with nobody but {names}.': ({ count, names }) =>
    `Przez ostatnie dni (${count}) mieliśmy kontakt tylko z: ${names}.`,
  'We know nobody of this customer by name.': 'Nie znamy u tego klienta nikogo z nazwiska.',
  'Of this customer we know nobody but {names}.': 'U tego klienta znamy tylko: {names}.',
  'The plan does not say what {name} must see, hear and know.':
    'Plan nie mówi, co ma zobaczyć, usłyszeć i wiedzieć {name}.',
  'Marketing wrote on {day} to people to whom results are owed: {names}.':
    'Marketing napisał {day} do osób, którym należą się rezultaty: {names}.',
  'Sales wrote on {day} to people to whom results are owed: {names}.':
    'Sprzedaż napisała {day} do osób, którym należą się rezultaty: {names}.',
  'We approached {unit} before the customer confirmed the results that earn it.':
    'Dotarliśmy do jednostki {unit}, zanim klient potwierdził rezultaty, które na to zasługują.',
  'Something was promoted at {unit} on {day}, before the customer confirmed the results that earn it.':
    'W jednostce {unit} promowano coś {day}, zanim klient potwierdził rezultaty, które na to zasługują.',
  'The plan does not say yet how to win {unit}.': 'Plan nie mówi jeszcze, jak pozyskać jednostkę {unit}.',
  'The plan for {unit} does not say what challenge its people have.':
    'Plan dla jednostki {unit} nie mówi, jakie wyzwanie mają jej ludzie.',
  'The story "{title}" was told, but nothing shows that {name} agreed to it.':
    'Historię „{title}” opowiedziano, ale nic nie potwierdza, że zgodę dał jej autor: {name}.',
  'The consent to the story "{title}" ran out on {day}.': 'Zgoda na historię „{title}” wygasła {day}.',
  'The consent to the story "{title}" runs out on {day}.': 'Zgoda na historię „{title}” wygasa {day}.',
  'Nobody has looked around from all sides at the onboarding of this customer.':
    'Nikt nie obejrzał ze wszystkich stron wdrażania tego klienta.',
  'Nobody has looked around from all sides at the adoption by this customer.':
    'Nikt nie obejrzał ze wszystkich stron tego, jak klient korzysta z rozwiązania.',
  'Nobody has looked around from all sides at the value that this customer gets.':
    'Nikt nie obejrzał ze wszystkich stron wartości, którą dostaje ten klient.',
  'Nobody has looked around from all sides before the renewal of this customer.':
    'Nikt nie obejrzał ze wszystkich stron sytuacji przed odnowieniem umowy tego klienta.',
  'Nobody has looked around from all sides at the growth with this customer.':
    'Nikt nie obejrzał ze wszystkich stron rozwoju współpracy z tym klientem.',
  'The 360° review was to be answered by {day}; {answered} of {asked} have answered.':
    'Na przegląd 360° należało odpowiedzieć do {day}; liczba odpowiedzi: {answered} z {asked}.',
  'In the 360° review closed on {day} the scores lie between {lowest} and {highest}, and nothing was decided.':
    'W przeglądzie 360° zamkniętym {day} oceny są od {lowest} do {highest}, a nic nie postanowiono.',
  '"{title}" was due on {day}.': 'Termin „{title}” minął {day}.',
  '"{title}" was due on {day}; it is with {owner}.': 'Termin „{title}” minął {day}; odpowiada {owner}.',
  'Nobody answers for the action "{title}".': 'Nikt nie odpowiada za działanie „{title}”.',
  'The team has not looked back since the plan began on {day}.':
    'Zespół nie zrobił retrospektywy od początku planu {day}.',
  'The team last looked back on {day}.': 'Ostatnia retrospektywa zespołu była {day}.',
  'It brings no recurring revenue, and nothing is open that could.':
    'Nie przynosi powtarzalnego przychodu i nie ma otwartej szansy, która mogłaby to zmienić.',
  'All that it brings and could bring is less than a hundredth of the largest customer.':
    'Wszystko, co przynosi i mógłby przynieść, to mniej niż setna część największego klienta.',
  'It brings {amount} {currency} a year.': 'Przynosi rocznie {amount} {currency}.',
  'Opportunities of {open} are open, and {untouched} of its {units} known units buy nothing yet.':
    'Otwarte szanse: {open}; nie kupują jeszcze: {untouched} z {units} znanych jednostek.',
  'Opportunities of {open} are open, and none of its units is known yet.':
    'Otwarte szanse: {open}; żadna z jednostek nie jest jeszcze znana.',
  'No day of notice is near.': 'Żaden termin wypowiedzenia się nie zbliża.',
  'The day of notice has passed.': 'Termin wypowiedzenia minął.',
  'Notice can be given in {count} days.': ({ count }) =>
    `Umowę można wypowiedzieć za ${count} ${counted(count, 'dzień', 'dni', 'dni')}.`,
  'We are in touch with fewer than two people, and it brings less than a year ago.':
    'Mamy kontakt z mniej niż dwiema osobami, a klient przynosi mniej niż rok temu.',
  'We are in touch with fewer than two people there.': 'Mamy tam kontakt z mniej niż dwiema osobami.',
  'It brings less than a year ago.': 'Przynosi mniej niż rok temu.',
  'Nothing hints at a loss.': 'Nic nie wskazuje na stratę.',
  'We know {people} people there and were in touch with {contacts} of late.':
    'Znane osoby: {people}; ostatnio w kontakcie: {contacts}.',
}
