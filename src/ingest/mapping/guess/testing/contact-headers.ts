import type { UnseenHeader } from './unseen-header.js'

/** Headers of opportunities and of contacts with customers, in English and Polish; the values are invented. */
export const contactHeaders: readonly UnseenHeader[] = [
  {
    system: 'Salesforce report, opportunities',
    file: 'report1719.csv',
    delimiter: ',',
    text: `Opportunity ID,Opportunity Name,Account ID,Account Name,Type,Stage,Amount,Close Date,Created Date,Opportunity Owner,Lead Source,Primary Competitor
006A1,Acme renewal,001A1,Acme Inc,Renewal,Negotiation,12000,9/30/2024,3/31/2024,Ann Lee,Web,
006A2,Beta first,001A2,Beta LLC,New Business,Prospecting,8000.50,10/14/2024,4/13/2024,Bob Ray,Partner,Tessaro`,
    entity: 'opportunity',
    fields: {
      ref: 'Opportunity ID',
      name: 'Opportunity Name',
      account: 'Account ID',
      type: 'Type',
      stage: 'Stage',
      amount: 'Amount',
      createdDay: 'Created Date',
      owner: 'Opportunity Owner',
      channel: 'Lead Source',
      competitor: 'Primary Competitor',
    },
  },
  {
    system: 'Pipedrive, deals',
    file: 'deals-1718.csv',
    delimiter: ',',
    text: `ID,Title,Value,Currency,Organization,Stage,Status,Owner,Deal created,Expected close date,Lost reason
11,Acme seats,12000,EUR,Acme,Offer made,Open,Ann Lee,2024-03-31,2024-09-30,
12,Beta pilot,800,USD,Beta,Demo,Lost,Bob Ray,2024-02-11,2024-05-30,Price`,
    entity: 'opportunity',
    fields: {
      ref: 'ID',
      name: 'Title',
      amount: 'Value',
      currency: 'Currency',
      account: 'Organization',
      stage: 'Stage',
      outcome: 'Status',
      owner: 'Owner',
      expectedCloseDay: 'Expected close date',
      reason: 'Lost reason',
    },
  },
  {
    system: 'a Polish CRM, szanse sprzedaży',
    file: 'szanse_sprzedazy.csv',
    delimiter: ';',
    text: `Nr;Nazwa szansy;Kontrahent;Etap sprzedaży;Wartość;Waluta;Opiekun;Data utworzenia;Planowana data zamknięcia;Powód przegranej
1;Wdrożenie;Alfa sp. z o.o.;Oferta;12000,50;PLN;Anna Lis;31.03.2024;30.09.2024;
2;Licencje;Beta SA;Rozmowa;800,00;PLN;Jan Kot;11.02.2024;30.05.2024;cena`,
    entity: 'opportunity',
    fields: {
      ref: 'Nr',
      name: 'Nazwa szansy',
      account: 'Kontrahent',
      stage: 'Etap sprzedaży',
      amount: 'Wartość',
      currency: 'Waluta',
      owner: 'Opiekun',
      createdDay: 'Data utworzenia',
      expectedCloseDay: 'Planowana data zamknięcia',
      reason: 'Powód przegranej',
    },
  },
  {
    system: 'Salesforce report, activities',
    file: 'activities.csv',
    delimiter: ',',
    text: `Activity ID,Date,Subject,Type,Account ID,Contact ID,Assigned,Campaign
00T1,3/31/2024,Quarterly review,Meeting,001A1,003A1,Ann Lee,
00T2,4/13/2024,Call back,Call,001A1,003A2,Bob Ray,Spring
00T3,4/14/2024,Offer,Email,001A2,003A2,Bob Ray,`,
    entity: 'touchpoint',
    fields: {
      ref: 'Activity ID',
      day: 'Date',
      subject: 'Subject',
      kind: 'Type',
      account: 'Account ID',
      person: 'Contact ID',
      by: 'Assigned',
      campaign: 'Campaign',
    },
  },
  {
    system: 'a Polish CRM, aktywności',
    file: 'aktywnosci.csv',
    delimiter: ';',
    text: `Id;Data;Typ;Temat;Klient;Osoba kontaktowa;Prowadzący;Kanał
1;31.03.2024;Spotkanie;Przegląd;Alfa;K-1;Anna Lis;na miejscu
2;13.04.2024;Telefon;Oferta;Alfa;K-2;Jan Kot;telefon
3;15.04.2024;Telefon;Umowa;Beta;K-3;Jan Kot;telefon`,
    entity: 'touchpoint',
    fields: {
      ref: 'Id',
      day: 'Data',
      kind: 'Typ',
      subject: 'Temat',
      account: 'Klient',
      by: 'Prowadzący',
      channel: 'Kanał',
    },
  },
]
