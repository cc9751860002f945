/** First names and family names by country; the two are combined at random. */
export type PersonNames = { readonly first: readonly string[]; readonly last: readonly string[] }

const german: PersonNames = {
  first: words(
    'Anja Bernd Carla Dirk Elke Frank Greta Holger Inga Jürgen Karin Lars Meike Norbert Petra Ralf Silke Uwe',
  ),
  last: words(
    'Althoff Bremer Claasen Drews Engelke Fricke Gerdes Hollmann Itzen Jansen Kolbe Lührs Mertens Nolte Osthaus Pape',
  ),
}
const polish: PersonNames = {
  first: words('Adam Beata Cezary Dorota Ewa Filip Grażyna Hubert Iwona Jacek Kamila Łukasz Magda Norbert Paweł Zofia'),
  last: words(
    'Baran Cichoń Duda Gałązka Jabłoń Kozioł Lewandek Mróz Nowicki Olech Pająk Rybak Sikora Tomczyk Wróbel Żak',
  ),
}
const english: PersonNames = {
  first: words('Alice Ben Claire Daniel Erin Fraser Gemma Harry Isla Jack Kate Liam Megan Nathan Olivia Peter'),
  last: words(
    'Ashby Barlow Cropper Dawes Ellery Fenwick Garside Hobday Ingram Jessop Kirby Lowther Marsden Neale Orton Pryor',
  ),
}
const dutch: PersonNames = {
  first: words('Anouk Bas Daan Eva Femke Gijs Hanneke Jeroen Lotte Maarten Noor Ruben'),
  last: words('Bakkerink Dijkhuis Hoekema Kuipersma Meerdink Nijhof Postma Roelvink Smitsma Veldkamp'),
}
const nordic: PersonNames = {
  first: words('Anders Birgit Carl Dagny Erik Frida Gustav Helle Ida Jens Kirsten Lars Maja Nils'),
  last: words('Almgren Bergdahl Dalgaard Ekblad Friis Holmgaard Kjeldsen Lindroth Mogensen Nyberg Skovby Wallin'),
}
const french: PersonNames = {
  first: words('Amélie Bruno Céline Denis Élise Fabien Hélène Julien Laure Mathieu Nadine Olivier'),
  last: words('Aubertin Besnard Carlier Delorme Faucher Garnier Lemoine Marchand Perrin Roussel Tessier Vasseur'),
}
const italian: PersonNames = {
  first: words('Alba Carlo Dario Elena Fabio Giada Lucia Marco Nadia Paolo Rosa Sergio'),
  last: words('Bassani Caruso Donati Ferrante Galli Leone Marchetti Nardi Orsini Pavan Rinaldi Sartori'),
}
const czech: PersonNames = {
  first: words('Alena David Eliška Hana Jakub Jana Karel Lenka Martin Ondřej Petra Tomáš'),
  last: words('Beran Doležal Fiala Holub Jelínek Kolář Marek Pokorný Růžička Sedlák Urban Vaněk'),
}
const spanish: PersonNames = {
  first: words('Álvaro Beatriz Carmen Diego Elena Jorge Lucía Marta Nuria Pablo Rocío Sergio'),
  last: words('Aranda Beltrán Cuesta Domingo Ferrer Gallardo Lozano Marín Pastor Robles Salas Vidal'),
}

/** The names that are usual in a country. */
export const personNames: Readonly<Record<string, PersonNames>> = {
  Germany: german,
  Austria: german,
  Poland: polish,
  Netherlands: dutch,
  Sweden: nordic,
  Denmark: nordic,
  France: french,
  Italy: italian,
  Czechia: czech,
  Spain: spanish,
  'United Kingdom': english,
  'United States': english,
}

function words(text: string): string[] {
  return text.split(' ')
}
