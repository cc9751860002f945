import { contactHeaders } from './contact-headers.js'
import type { UnseenHeader } from './unseen-header.js'

/** Headers of exports in common use, in English and Polish; the values are invented. */
export const unseenHeaders: readonly UnseenHeader[] = [
  {
    system: 'Salesforce report, accounts',
    file: 'report1718.csv',
    delimiter: ',',
    text: `Account ID,Account Name,Type,Industry,Billing Country,Account Owner,Parent Account,Account Source,Last Modified Date
001A1,Acme Inc,Customer,Energy,United States,Ann Lee,,Web,3/31/2024
001A2,Beta LLC,Prospect,Retail,Canada,Bob Ray,,Partner,4/13/2024
001A3,Gamma SA,Customer,Retail,France,Ann Lee,001A1,Web,12/1/2024`,
    entity: 'account',
    fields: {
      ref: 'Account ID',
      name: 'Account Name',
      segment: 'Type',
      industry: 'Industry',
      country: 'Billing Country',
      owner: 'Account Owner',
      parent: 'Parent Account',
      channel: 'Account Source',
    },
  },
  {
    system: 'HubSpot, companies',
    file: 'hubspot-crm-exports-all-companies-2024-05-01.csv',
    delimiter: ',',
    text: `Record ID,Company name,Company owner,Create Date,Phone Number,Last Activity Date,City,Country/Region,Industry,Original Source Type
9120001,Acme,Ann Lee,2024-01-03 10:22,+1 555 0100,2024-04-01 09:00,Boston,United States,COMPUTER_SOFTWARE,Offline Sources
9120002,Beta,Bob Ray,2024-02-11 08:10,,2024-03-01 11:30,Lyon,France,RETAIL,Direct Traffic`,
    entity: 'account',
    fields: {
      ref: 'Record ID',
      name: 'Company name',
      owner: 'Company owner',
      country: 'Country/Region',
      industry: 'Industry',
      channel: 'Original Source Type',
    },
  },
  {
    system: 'HubSpot, contacts',
    file: 'all-contacts.csv',
    delimiter: ',',
    text: `Record ID,First Name,Last Name,Email,Job Title,Associated Company,Contact owner
51,Ann,Lee,ann@acme.example,CFO,Acme,Bob Ray
52,Jo,Fox,jo@beta.example,Buyer,Beta,Bob Ray`,
    entity: 'person',
    fields: { ref: 'Record ID', account: 'Associated Company', name: 'First Name', email: 'Email', title: 'Job Title' },
  },
  {
    system: 'Chargebee, subscriptions',
    file: 'Subscriptions.csv',
    delimiter: ',',
    text: `Subscription Id,Customer Id,Customer Company,Plan Id,Plan Quantity,Plan Unit Price,Currency Code,Billing Period Unit,Status,Started At,Cancelled At,Cancel Reason
AzZ1,cb_1,Acme,pro-monthly,10,25.00,USD,month,active,2023-02-01 00:00:00,,
AzZ2,cb_2,Beta,pro-yearly,3,240.00,EUR,year,cancelled,2023-03-15 00:00:00,2024-03-15 00:00:00,Price
AzZ3,cb_1,Acme,addon-x,1,99.00,USD,month,active,2024-02-01 00:00:00,,`,
    entity: 'contract_line',
    fields: {
      ref: 'Subscription Id',
      account: 'Customer Id',
      product: 'Plan Id',
      quantity: 'Plan Quantity',
      unitPrice: 'Plan Unit Price',
      currency: 'Currency Code',
      period: 'Billing Period Unit',
      startDay: 'Started At',
      cancellationDay: 'Cancelled At',
      endReason: 'Cancel Reason',
    },
    also: ['account'],
  },
  {
    system: 'Stripe dashboard, subscriptions',
    file: 'subscriptions.csv',
    delimiter: ',',
    text: `id,Customer ID,Customer Name,Customer Email,Plan,Product,Quantity,Currency,Interval,Amount,Status,Start Date (UTC),Ended At (UTC)
sub_1,cus_1,Acme Inc,a@acme.example,price_1,Pro,5,usd,month,500.00,active,2023-01-05 10:00,
sub_2,cus_2,Beta LLC,b@beta.example,price_2,Team,2,usd,year,1200.00,canceled,2023-02-05 11:30,2024-02-05 11:30
sub_3,cus_2,Beta LLC,b@beta.example,price_1,Pro,1,usd,month,100.00,active,2023-06-01 09:15,`,
    entity: 'contract_line',
    fields: {
      ref: 'id',
      account: 'Customer ID',
      product: 'Product',
      quantity: 'Quantity',
      currency: 'Currency',
      period: 'Interval',
      amount: 'Amount',
      startDay: 'Start Date (UTC)',
      endDay: 'Ended At (UTC)',
    },
    also: ['account', 'product'],
  },
  {
    system: 'A contract list of a finance team',
    file: 'ARR schedule 2024.csv',
    delimiter: ',',
    text: `Contract No,Line No,Client,Country,Product Name,Start,End,Signed On,Seats,Annual Value,Ccy,Auto-Renew,Notice Period (days)
C-100,1,Acme,US,Core,01/02/2023,31/01/2024,15/01/2023,10,12000,EUR,Yes,90
C-100,2,Acme,US,Support,01/02/2023,31/01/2024,15/01/2023,10,2000,EUR,Yes,90
C-101,1,Beta,FR,Core,15/03/2023,14/03/2024,28/02/2023,4,5000.50,EUR,No,30`,
    entity: 'contract_line',
    fields: {
      account: 'Client',
      product: 'Product Name',
      contract: 'Contract No',
      startDay: 'Start',
      endDay: 'End',
      signedDay: 'Signed On',
      quantity: 'Seats',
      amount: 'Annual Value',
      currency: 'Ccy',
      autoRenewal: 'Auto-Renew',
      noticeDays: 'Notice Period (days)',
    },
    also: ['account', 'product'],
  },
  {
    system: 'QuickBooks, sales by customer detail',
    file: 'Sales by Customer Detail.csv',
    delimiter: ',',
    text: `Transaction ID,Date,Transaction Type,Num,Customer,Product/Service,Memo/Description,Qty,Sales Price,Amount
901,03/31/2024,Invoice,1001,Acme Inc,Consulting,March work,10,100.00,"1,000.00"
902,04/02/2024,Invoice,1001,Acme Inc,Hosting,April,1,50.00,50.00
903,04/15/2024,Invoice,1002,Beta LLC,Hosting,April,1,50.00,50.00`,
    entity: 'invoice_line',
    fields: {
      ref: 'Transaction ID',
      issuedDay: 'Date',
      account: 'Customer',
      product: 'Product/Service',
      amount: 'Amount',
    },
    also: ['account', 'product'],
  },
  {
    system: 'Xero, invoices',
    file: 'SalesInvoices.csv',
    delimiter: ',',
    text: `ContactName,InvoiceNumber,InvoiceDate,DueDate,InventoryItemCode,Description,Quantity,UnitAmount,LineAmount,Currency
Acme,INV-1,2024-03-01,2024-03-31,CORE,Core licence,10,12.50,125.00,GBP
Acme,INV-1,2024-03-01,2024-03-31,SUPP,Support,1,20.00,20.00,GBP
Beta,INV-2,2024-03-05,2024-04-04,CORE,Core licence,2,12.50,25.00,GBP`,
    entity: 'invoice_line',
    fields: {
      account: 'ContactName',
      invoice: 'InvoiceNumber',
      issuedDay: 'InvoiceDate',
      product: 'InventoryItemCode',
      amount: 'LineAmount',
      currency: 'Currency',
    },
  },
  {
    system: 'Dynamics 365, accounts',
    file: 'My Active Accounts.csv',
    delimiter: ',',
    text: `(Do Not Modify) Account,Account Number,Account Name,Address 1: Country/Region,Industry,Owner,Parent Account,Relationship Type
6d1c-1,AC-1,Acme,USA,Consulting,Ann Lee,,Customer
6d1c-2,AC-2,Beta,France,Retail,Bob Ray,Acme,Customer`,
    entity: 'account',
    fields: {
      ref: 'Account Number',
      name: 'Account Name',
      country: 'Address 1: Country/Region',
      industry: 'Industry',
      owner: 'Owner',
      parent: 'Parent Account',
    },
  },
  {
    system: 'NetSuite, items',
    file: 'ItemSearchResults.csv',
    delimiter: ',',
    text: `Internal ID,Item Name,Display Name,Product Line,Base Price
11,CORE,Core platform,Platform,100.00
12,SUPP,Support,Services,20.00`,
    entity: 'product',
    fields: { ref: 'Internal ID', name: 'Item Name', family: 'Product Line' },
  },
  {
    system: 'A rate list of a treasury',
    file: 'fx rates.csv',
    delimiter: ',',
    text: `Date,From Currency,To Currency,Exchange Rate
2024-01-02,USD,EUR,0.9127
2024-01-02,PLN,EUR,0.2298
2024-01-03,USD,EUR,0.9156`,
    entity: 'exchange_rate',
    fields: { day: 'Date', from: 'From Currency', to: 'To Currency', rate: 'Exchange Rate' },
  },
  {
    system: 'A stated ARR by account',
    file: 'arr snapshot.csv',
    delimiter: ',',
    text: `Account ID,As Of,ARR,Currency
A1,2024-01-31,12000,EUR
A2,2024-01-31,800.50,EUR
A1,2024-02-29,12500,EUR`,
    entity: 'balance',
    fields: { account: 'Account ID', day: 'As Of', amount: 'ARR', currency: 'Currency' },
  },
  {
    system: 'Departments of customers',
    file: 'departments.csv',
    delimiter: ',',
    text: `Department ID,Customer ID,Department Name,Parent Department
D1,A1,Sales,
D2,A1,Sales EMEA,D1
D3,A2,IT,`,
    entity: 'unit',
    fields: { ref: 'Department ID', account: 'Customer ID', name: 'Department Name', parent: 'Parent Department' },
  },
  {
    system: 'Comarch ERP, kontrahenci',
    file: 'Kontrahenci.csv',
    delimiter: ';',
    text: `Kod;Nazwa;NIP;Kraj;Branża;Opiekun;Rodzaj
ACME;Acme sp. z o.o.;5250001009;Polska;Energetyka;Anna Nowak;Odbiorca
BETA;Beta S.A.;5250001010;Polska;Handel;Jan Kos;Odbiorca`,
    entity: 'account',
    fields: { ref: 'Kod', name: 'Nazwa', country: 'Kraj', industry: 'Branża', owner: 'Opiekun' },
  },
  {
    system: 'Rejestr umów w arkuszu',
    file: 'umowy 2024.csv',
    delimiter: ';',
    text: `Nr umowy;Pozycja;Klient;Usługa;Data podpisania;Data od;Data do;Liczba stanowisk;Opłata miesięczna netto;Waluta;Automatyczne przedłużenie;Okres wypowiedzenia (dni);Powód zakończenia
U/1;1;Łódzkie Zakłady;CRM;15.01.2023;01.02.2023;31.01.2024;10;1.200,50;zł;tak;90;
U/1;2;Łódzkie Zakłady;Wsparcie;15.01.2023;01.02.2023;31.01.2024;10;200,00;zł;tak;90;
U/2;1;Firma Druga;CRM;20.02.2023;15.03.2023;14.03.2024;4;500,00;zł;nie;30;zmiana dostawcy`,
    entity: 'contract_line',
    fields: {
      contract: 'Nr umowy',
      account: 'Klient',
      product: 'Usługa',
      signedDay: 'Data podpisania',
      startDay: 'Data od',
      endDay: 'Data do',
      quantity: 'Liczba stanowisk',
      amount: 'Opłata miesięczna netto',
      currency: 'Waluta',
      autoRenewal: 'Automatyczne przedłużenie',
      noticeDays: 'Okres wypowiedzenia (dni)',
      endReason: 'Powód zakończenia',
    },
    also: ['account', 'product'],
  },
  {
    system: 'Faktury sprzedaży',
    file: 'faktury_sprzedaz_2024.csv',
    delimiter: ';',
    text: `Lp.;Numer faktury;Data wystawienia;Nabywca;Nazwa towaru;Ilość;Cena netto;Wartość netto;Stawka VAT;Waluta;Okres od;Okres do
1;FV/1/2024;31.01.2024;Acme sp. z o.o.;Licencja;10;100,00;1000,00;23%;PLN;01.01.2024;31.01.2024
2;FV/1/2024;31.01.2024;Acme sp. z o.o.;Wsparcie;1;150,00;150,00;23%;PLN;01.01.2024;31.01.2024
3;FV/2/2024;29.02.2024;Beta S.A.;Licencja;2;100,00;200,00;23%;PLN;01.02.2024;29.02.2024`,
    entity: 'invoice_line',
    fields: {
      ref: 'Lp.',
      invoice: 'Numer faktury',
      issuedDay: 'Data wystawienia',
      account: 'Nabywca',
      product: 'Nazwa towaru',
      amount: 'Wartość netto',
      currency: 'Waluta',
      serviceStart: 'Okres od',
      serviceEnd: 'Okres do',
    },
    also: ['account', 'product'],
  },
  {
    system: 'Kursy walut',
    file: 'kursy.csv',
    delimiter: ';',
    text: `Data kursu;Waluta bazowa;Waluta docelowa;Kurs średni
2024-01-02;EUR;PLN;4,3434
2024-01-02;USD;PLN;3,9432
2024-01-03;EUR;PLN;4,3646`,
    entity: 'exchange_rate',
    fields: { day: 'Data kursu', from: 'Waluta bazowa', to: 'Waluta docelowa', rate: 'Kurs średni' },
  },
  {
    system: 'Pipedrive, osoby',
    file: 'osoby.csv',
    delimiter: ';',
    text: `ID;Imię i nazwisko;Organizacja;Adres e-mail;Stanowisko
1;Anna Nowak;Acme;anna@acme.example;Dyrektor finansowy
2;Jan Kos;Beta;jan@beta.example;Zakupy`,
    entity: 'person',
    fields: { ref: 'ID', name: 'Imię i nazwisko', account: 'Organizacja', email: 'Adres e-mail', title: 'Stanowisko' },
  },
  ...contactHeaders,
]
