import type { Catalogue } from '../translator.js'

/** Customer plans and their items. */
export const plans: Catalogue = {
  'The key "{ref}" belongs to another item already. Choose another.':
    'Klucz „{ref}” należy już do innego elementu. Wybierz inny.',
  'A plan is begun by plans.start and changed by plans.change. Use those.':
    'Plan zaczyna się przez plans.start, a zmienia przez plans.change. Użyj ich.',
  'The account "{account}" has no plan. plans.start begins one.':
    'Klient „{account}” nie ma planu. Zaczyna go plans.start.',
  'The account "{account}" has a plan already: {plan}. Change that one.':
    'Klient „{account}” ma już plan: {plan}. Zmień ten.',
  '{count} plans are active already: {names}. Start small: bring one of them to a result that the customer confirmed, pause one, or raise the threshold active-plans by plans.tune.':
    'Aktywnych planów jest już {count}: {names}. Zacznij od małego: doprowadź jeden z nich do rezultatu potwierdzonego przez klienta, wstrzymaj któryś albo podnieś próg active-plans przez plans.tune.',
  '{threshold} is at least {least} {unit}. Give a larger number.':
    'Próg {threshold} wynosi co najmniej {least}. Podaj większą liczbę.',
  'Nobody knows the map of {day} yet. Give a day up to today.':
    'Mapy z dnia {day} nikt jeszcze nie zna. Podaj dzień nie późniejszy niż dziś.',
  'Nobody knows the plan of {day} yet. Give a day up to today.':
    'Planu z dnia {day} nikt jeszcze nie zna. Podaj dzień nie późniejszy niż dziś.',
  'This is no `next` of a page. Leave `after` out for the first page.':
    'To nie jest `next` strony. Aby wczytać pierwszą, pomiń `after`.',
  'Looking for the gaps of plans': 'Szukanie braków w planach',
  'The state of a {kind} is one of {states}, not "{state}".':
    'Stan elementu {kind} to jedno z: {states}, a nie „{state}”.',
  '{field} of a {kind} is {words}, not "{value}".': '{field} elementu {kind} to {words}, a nie „{value}”.',
  'A {kind} has no attributes.{name}.': 'Element {kind} nie ma attributes.{name}.',
  'A {kind} has no {field}. Leave it blank.': 'Element {kind} nie ma pola {field}. Zostaw je puste.',
  'What kind of item it is never changes. Give it another key.':
    'Rodzaj elementu nigdy się nie zmienia. Podaj inny klucz.',
  '"{about}" is no item of this account that a {kind} can be about.':
    '„{about}” nie jest elementem tego klienta, którego może dotyczyć {kind}.',
  'The account has a plan already. End that one first, or change it.':
    'Klient ma już plan. Najpierw go zakończ albo zmień.',
  'There is no item "{ref}" of a plan.': 'Nie ma elementu planu „{ref}”.',
  'The first contract line began.': 'Zaczęła się pierwsza pozycja umowy.',
  'The opportunity {name} was won.': 'Wygrano szansę sprzedaży {name}.',
  'The account "{account}" had no plan on {day}. There is nothing to print.':
    'Klient „{account}” nie miał planu w dniu {day}. Nie ma czego drukować.',
  '"{ref}" is no story. Give the key of a story.': '„{ref}” nie jest historią. Podaj klucz historii.',
  'Who tells this story has not consented to it. Ask them first, then print it.':
    'Osoba, która opowiada tę historię, nie wyraziła zgody. Najpierw ją zapytaj, potem drukuj.',
  'The consent to this story ended on {day}. Ask again, then print it.':
    'Zgoda na tę historię wygasła {day}. Zapytaj ponownie, potem drukuj.',
}
