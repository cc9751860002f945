import type { Catalogue } from '../translator.js'

/** 360° reviews. */
export const reviews: Catalogue = {
  'Only somebody who signed in answers a review: as themselves.':
    'Na przegląd odpowiada tylko zalogowana osoba, we własnym imieniu.',
  'This review does not ask you: it asks who was on the team when it was opened.':
    'Ten przegląd nie pyta Ciebie: pyta osoby, które były w zespole, gdy go rozpoczęto.',
  'Somebody else who is known by your name has answered already.':
    'Odpowiedział już ktoś inny, kto jest znany pod Twoim nazwiskiem.',
  'Too many links that lead nowhere came from your address. Wait 15 minutes.':
    'Z Twojego adresu przyszło zbyt wiele odnośników, które donikąd nie prowadzą. Poczekaj 15 minut.',
  'The review is closed. Thank you all the same.': 'Przegląd jest zamknięty. Mimo to dziękujemy.',
  'The review was closed on {day}.': 'Przegląd zamknięto {day}.',
  'Not everybody has answered, and the deadline is {day}. Nobody looks before: close it after that day.':
    'Nie wszyscy odpowiedzieli, a termin mija {day}. Wcześniej nikt nie zagląda: zamknij przegląd po tym dniu.',
  'There is no review "{ref}". Its key is in the list of reviews.':
    'Nie ma przeglądu „{ref}”. Jego klucz jest na liście przeglądów.',
  'The review was closed on {day}. Nobody answers it any more.':
    'Przegląd zamknięto {day}. Nikt już na niego nie odpowiada.',
  'The review has {asked} questions, not {given}. Give a score for each of them.':
    'Liczba pytań w przeglądzie to {asked}, a nie {given}. Podaj ocenę dla każdego z nich.',
  'This link does not lead to a review any more: it was used, has expired or was replaced. Ask whoever sent it for a new one.':
    'Ten odnośnik nie prowadzi już do przeglądu: wykorzystano go, wygasł albo został zastąpiony. Poproś nadawcę o nowy.',
  'The review does not ask anybody with the key "{person}".': 'Przegląd nie pyta nikogo o kluczu „{person}”.',
  'They answered on {day}. A link is for one answer.':
    'Odpowiedź tej osoby jest z dnia {day}. Odnośnik służy do jednej odpowiedzi.',
  '{day} is past. Give a day from today on.': 'Dzień {day} już minął. Podaj dzień od dzisiaj.',
  'The account "{ref}" has no plan to look around. Start one first.':
    'Klient „{ref}” nie ma planu, którego dotyczyłby przegląd. Najpierw rozpocznij plan.',
  'A review of "{ref}" is open already. Close that one first.':
    'Przegląd klienta „{ref}” jest już otwarty. Najpierw go zamknij.',
  'Nobody with the key "{ref}" works at this account now.': 'Nikt o kluczu „{ref}” nie pracuje teraz u tego klienta.',
  'A review asks two or more. Add members to the team of the plan, or name voices.':
    'Przegląd pyta co najmniej dwie osoby. Dodaj osoby do zespołu planu albo wskaż głosy klienta.',
}
