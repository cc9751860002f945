import type { FactShape, Field } from '#platform'
import { headerWords } from './header-words.js'

// Words that stand for a kind of fact and for a field, in English and Polish, as exports of CRM, billing and accounting
// programs write them. Kinds and fields that are not listed are found by their own names.

const subjects: Readonly<Record<string, string>> = {
  account:
    'account,customer,client,company,organization,organisation,organizacja,buyer,debtor,sold to,bill to,billing account,kontrahent,klient,firma,odbiorca,nabywca,spolka,platnik,konto',
  unit: 'unit,organisational unit,organizational unit,department,site,division,team,business unit,branch,location,jednostka,dzial,oddzial,lokalizacja,zespol,departament',
  product:
    'product,item,sku,plan,article,service,package,price plan,subscription plan,license,produkt,towar,usluga,artykul,pakiet,plan taryfowy,indeks',
  person: 'person,contact,user,lead,osoba,kontakt,uzytkownik,pracownik',
  contract_line:
    'contract line,line,subscription,subscription item,order line,position,contract item,agreement line,line item,pozycja,pozycja umowy,linia,linia umowy,subskrypcja,abonament',
  balance: 'balance,arr,saldo',
  invoice_line:
    'invoice line,invoice line item,invoice item,line item,line,billing line,pozycja faktury,pozycja,linia faktury',
  exchange_rate: 'exchange rate,rate,kurs',
  touchpoint:
    'touchpoint,activity,interaction,engagement,communication,meeting,call,task,event,aktywnosc,interakcja,spotkanie,rozmowa,zdarzenie,kontakt z klientem',
  opportunity: 'opportunity,deal,sales opportunity,szansa,szansa sprzedazy,okazja,transakcja',
}

// For one kind of fact (`account.name`) or for all (`currency`).
const fields: Readonly<Record<string, string>> = {
  'account.name':
    'account name,customer name,company name,client name,customer,company,organization name,business name,legal name,nazwa,nazwa klienta,nazwa firmy,nazwa kontrahenta,kontrahent,firma,klient,nazwa odbiorcy,nazwa spolki,account',
  'account.parent':
    'parent,parent account,parent account id,parent id,parent company,parent company id,parent customer,owned by,group,subsidiary,subsidiary of,ultimate parent,jednostka nadrzedna,firma nadrzedna,spolka matka,podmiot dominujacy,grupa kapitalowa,grupa',
  country:
    'country,country code,country region,billing country,billing country code,address country,customer country,customer billing country,company country,hq country,headquarters country,ship country,kraj,panstwo,kod kraju,kraj klienta,kraj rejestracji,kraj siedziby,office location',
  industry: 'industry,sector,vertical,industry sector,branch of industry,branza,sektor,segment branzowy,pkd',
  segment:
    'segment,customer segment,account segment,size segment,market segment,account tier,customer tier,tier,company size,business segment,account type,customer type,type,segment klienta,segment rynku,typ klienta,wielkosc firmy,kategoria klienta',
  owner:
    'owner,account owner,company owner,customer owner,owner id,account manager,sales rep,sales person,salesperson,account executive,csm,customer success manager,responsible,sales agent,sales owner,opiekun,opiekun klienta,handlowiec,wlasciciel,przedstawiciel handlowy,kierownik klienta',
  channel:
    'channel,sales channel,source,lead source,account source,acquisition channel,acquisition source,original source,original traffic source,referral source,how won,origin,kanal,kanal sprzedazy,zrodlo,zrodlo pozyskania,zrodlo leada,pochodzenie',
  validFrom: 'valid from,effective from,attributes from,wazne od,obowiazuje od',
  // When a row was changed last is not when its facts were known, so nothing else is guessed.
  knownAt: 'known at,known since,wiadomo od',
  name: 'name,full name,display name,title,description,nazwa,pelna nazwa,opis',
  'unit.kind': 'kind,unit type,unit kind,type,rodzaj,typ,rodzaj jednostki',
  'unit.name':
    'unit name,department name,department,site name,team name,division name,nazwa jednostki,nazwa dzialu,dzial,oddzial',
  'unit.parent':
    'parent unit,parent department,parent,parent id,reports to,jednostka nadrzedna,dzial nadrzedny,nadrzedna',
  'product.name':
    'product name,item name,product,plan name,plan,article name,service name,plan nickname,item description,nazwa produktu,nazwa towaru,nazwa uslugi,produkt,usluga,towar,nazwa',
  'product.family':
    'family,product family,product line,category,product category,product group,series,item group,product type,rodzina,rodzina produktow,kategoria,kategoria produktu,grupa produktow,grupa towarowa,linia produktow',
  'person.name':
    'full name,contact name,person name,contact,user name,imie i nazwisko,osoba kontaktowa,nazwisko i imie,kontakt',
  email:
    'email,e mail,email address,e mail address,work email,contact email,mail,adres email,adres e mail,poczta,email sluzbowy',
  'person.title':
    'title,job title,position,role title,jobtitle,job position,stanowisko,tytul,stanowisko sluzbowe,funkcja',
  roles: 'roles,role,buying role,contact roles,decision role,rola,role w zakupie,rola w procesie,rola zakupowa',
  contract:
    'contract,contract id,contract number,contract no,agreement,agreement id,agreement number,subscription id,subscription number,order number,order id,order no,sales order,umowa,numer umowy,nr umowy,id umowy,zamowienie,numer zamowienia',
  predecessor:
    'predecessor,renewed from,renewal of,replaces,previous line,previous contract,previous subscription,prior contract,renewed contract,poprzednia umowa,poprzednik,odnowienie,zastepuje,umowa poprzednia',
  signedDay:
    'signed,signed on,signature date,sign date,signed date,date signed,contract date,contract signed date,booking date,booked on,won date,close date,customer signed date,company signed date,order date,data podpisania,data zawarcia,data zawarcia umowy,podpisano,data zamowienia',
  startDay:
    'start,start date,from,valid from,begin,begins,begin date,service start,service start date,contract start,contract start date,subscription start,subscription start date,term start,term start date,effective date,activated at,started at,start day,commencement date,od,data od,poczatek,start umowy,data rozpoczecia,data startu,poczatek umowy,obowiazuje od,rozpoczecie,umowa od,wazna od',
  endDay:
    'end,end date,to,until,valid to,valid until,ends,service end,service end date,contract end,contract end date,subscription end,subscription end date,term end,term end date,ended at,last day,expiry,expiry date,expiration date,expires,expires on,end day,termination date,do,data do,koniec,koniec umowy,data zakonczenia,data konca,obowiazuje do,zakonczenie,umowa do,wazna do,data wygasniecia',
  cancellationDay:
    'cancellation date,canceled at,cancelled at,canceled on,cancelled on,cancellation,cancel date,notice given,notice date,date of notice,churn date,data wypowiedzenia,wypowiedziano,data rezygnacji,data anulowania,wypowiedzenie',
  noticeDays:
    'notice days,notice period,notice,notice period days,cancellation period,termination notice days,okres wypowiedzenia,okres wypowiedzenia dni,dni wypowiedzenia',
  autoRenewal:
    'auto renew,auto renewal,auto renew flag,renews,renews automatically,autorenew,automatic renewal,evergreen,is auto renew,renewal,auto odnowienie,automatyczne odnowienie,automatyczne przedluzenie,odnawialna,odnawia sie,autoodnowienie',
  endReason:
    'end reason,churn reason,cancellation reason,cancel reason,reason,termination reason,loss reason,reason code,cancellation comment,powod,powod zakonczenia,powod rezygnacji,powod wypowiedzenia,przyczyna zakonczenia',
  quantity:
    'quantity,qty,seats,units,users,licenses,licences,number of seats,number of users,license count,seat count,volume,plan quantity,ilosc,liczba,liczba stanowisk,liczba licencji,liczba uzytkownikow,szt,sztuk,liczba sztuk',
  unitPrice:
    'unit price,price,price per unit,sales price,list price,price per seat,unit amount,rate,plan unit price,net unit price,cena,cena jednostkowa,cena netto,cena za sztuke,cena jednostkowa netto,cena j',
  'contract_line.amount':
    'amount,mrr,monthly amount,mrr amount,monthly recurring revenue,monthly price,monthly fee,recurring amount,recurring price,arr,annual recurring revenue,arr amount,annual amount,annual value,annual contract value,acv,yearly amount,price per year,annual price,annual fee,total price,net price,net amount,line amount,plan amount,fee,subscription fee,value,kwota,kwota netto,wartosc,wartosc netto,wartosc roczna,wartosc miesieczna,oplata,oplata miesieczna,abonament,abonament miesieczny,oplata roczna,kwota miesieczna,kwota roczna,abonament netto,wartosc miesieczna netto,wartosc roczna netto',
  'invoice_line.amount':
    'amount,net amount,line amount,line total,total,net,net total,total price,amount excluding tax,subtotal,revenue,sales,value,net value,kwota,kwota netto,wartosc netto,netto,wartosc sprzedazy,wartosc sprzedazy netto,wartosc',
  'balance.amount':
    'arr,amount,annual recurring revenue,stated arr,current arr,balance,value,kwota,wartosc,saldo,arr na koniec',
  'balance.day':
    'day,as of,as of date,date,snapshot date,month,period,reporting date,stan na dzien,na dzien,data,dzien,miesiac',
  'balance.source': 'source,stated by,system,zrodlo,system zrodlowy',
  period:
    'period,billing period,billing frequency,billing interval,interval,frequency,billing cycle,recurrence,term unit,recurring billing frequency,plan interval,price period,payment interval,okres,okres rozliczeniowy,cykl rozliczeniowy,czestotliwosc,okres platnosci,cykl,interwal,okres rozliczenia',
  discountRatio:
    'discount,discount percent,discount rate,discount %,discount percentage,rebate percent,% discount,rabat,rabat %,rabat procent,upust,upust %,znizka,znizka %',
  discountAmount: 'discount amount,discount value,rebate amount,kwota rabatu,wartosc rabatu,rabat kwotowy',
  discountFrom: 'discount from,discount start,discount start date,rabat od',
  discountTo: 'discount to,discount until,discount end,discount end date,discount ends,rabat do',
  pausedFrom: 'paused from,pause start,paused at,pause date,pauza od,zawieszono od,zawieszenie od',
  pausedTo: 'paused to,paused until,pause end,resumed at,resumes at,resume date,pauza do,zawieszono do,zawieszenie do',
  currency:
    'currency,currency code,currency iso code,ccy,iso currency,invoice currency,deal currency,waluta,kod waluty,waluta umowy,waluta faktury',
  // Accounting programs call whoever gets an invoice a contact.
  'invoice_line.account': 'contact name,contact',
  invoice:
    'invoice,invoice id,invoice number,invoice no,document number,doc no,faktura,numer faktury,nr faktury,numer dokumentu,nr dokumentu,id faktury',
  issuedDay:
    'invoice date,issued,issued at,issue date,issued on,date,billing date,posting date,document date,created at,created,order date,data wystawienia,data faktury,data sprzedazy,data,data dokumentu',
  serviceStart:
    'service start,service from,service start date,period start,period from,from,start date,revenue start,service period start,line period start,date from,okres od,data od,poczatek okresu,usluga od,od,poczatek uslugi',
  serviceEnd:
    'service end,service to,service end date,period end,period to,to,end date,revenue end,service period end,line period end,date to,okres do,data do,koniec okresu,usluga do,do,koniec uslugi',
  recurring: 'recurring,is recurring,subscription flag,recurring flag,cykliczna,powtarzalna,abonamentowa,czy cykliczna',
  from: 'from,from currency,base currency,source currency,currency from,base,currency,currency code,z waluty,waluta,waluta bazowa,kod waluty',
  to: 'to,to currency,target currency,quote currency,currency to,quote,na walute,waluta docelowa,waluta kwotowana',
  day: 'day,date,rate date,valuation date,effective date,as of,dzien,data,data kursu,data notowania,data publikacji',
  'touchpoint.day':
    'date,day,activity date,start,start date,start time,meeting date,call date,event date,contact date,sent,data,dzien,data spotkania,data rozmowy,data kontaktu,data aktywnosci,data zdarzenia',
  'touchpoint.kind':
    'type,kind,activity type,task type,event type,engagement type,interaction type,contact type,typ,rodzaj,typ aktywnosci,rodzaj kontaktu,rodzaj aktywnosci',
  team: 'team,function,our team,assigned team,zespol,dzial',
  campaign: 'campaign,campaign name,campaign id,utm campaign,marketing campaign,kampania,nazwa kampanii',
  direction: 'direction,kierunek',
  purpose: 'purpose,cel',
  'touchpoint.stage': 'stage,journey stage,lifecycle stage,etap,faza,etap podrozy',
  subject:
    'subject,title,topic,summary,activity subject,meeting title,email subject,description,temat,tytul,opis,przedmiot',
  by: 'by,assigned,assigned to,owner,activity owner,assignee,rep,sales rep,agent,created by,kto,prowadzacy,przypisany,wlasciciel,handlowiec,opiekun',
  'opportunity.name': 'opportunity name,deal name,opportunity,deal,name,title,nazwa szansy,szansa,nazwa,tytul',
  'opportunity.amount':
    'amount,value,deal value,deal amount,opportunity amount,opportunity value,close value,annual contract value,acv,arr,kwota,wartosc,wartosc szansy,kwota szansy',
  'opportunity.type':
    'type,opportunity type,deal type,sale type,record type,typ,rodzaj,typ szansy,rodzaj szansy,rodzaj sprzedazy',
  'opportunity.stage':
    'stage,deal stage,sales stage,opportunity stage,pipeline stage,stage name,etap,etap szansy,etap sprzedazy,faza',
  createdDay:
    'created,created date,create date,created at,created on,opened,open date,date opened,creation date,engage date,data utworzenia,utworzono,data otwarcia',
  expectedCloseDay:
    'expected close date,expected close,expected closing,estimated close date,target close date,forecast close date,przewidywana data zamkniecia,planowana data zamkniecia,spodziewane zamkniecie',
  closedDay:
    'closed,closed date,close date,closed on,closed at,date closed,actual close date,won date,lost date,data zamkniecia,zamknieto,data wygrania',
  outcome: 'outcome,result,status,deal status,opportunity status,won lost,wynik,status,status szansy',
  'opportunity.reason':
    'reason,loss reason,lost reason,win loss reason,reason lost,closed lost reason,close reason,powod,powod przegranej,powod utraty,przyczyna',
  competitor: 'competitor,main competitor,primary competitor,competitors,competition,lost to,konkurent,konkurencja',
  contractLine: 'contract line,contract line id,pozycja umowy',
  rate: 'rate,exchange rate,fx rate,conversion rate,mid,mid rate,kurs,kurs sredni,kurs wymiany,przelicznik',
  kind: 'kind,rate type,type,rodzaj,rodzaj kursu,typ kursu,typ',
}

const keyWords = 'id,no,number,nr,key,code,ref,reference,numer,kod,identyfikator,symbol,uuid,guid,#'.split(',')
const bareKeys = ['id', 'key', 'ref', 'record id', 'external id', 'nr', 'lp', 'row id', 'object id', 'identyfikator']

/**
 * A way to write a field, as words. `weight` tells how sure it is that the field is meant; `telling` are the words
 * without which it is something else: `id` alone is no account's.
 */
export type Phrase = { readonly words: readonly string[]; readonly weight: number; readonly telling: readonly string[] }

/** Every way to write a field of a kind of fact that is known, the surest first. */
export function phrasesOf(shape: FactShape, field: Field): Phrase[] {
  const idle = new Set([...sayLittle, ...subjectsOf(shape.name).flatMap(headerWords)])
  const phrase = (text: string, weight: number): Phrase => {
    const words = headerWords(text)
    return { words, weight, telling: words.filter((word) => !idle.has(word)) }
  }
  const keysOf = (entity: string) =>
    subjectsOf(entity).flatMap((subject) =>
      keyWords.flatMap((word) => [phrase(`${subject} ${word}`, 1), phrase(`${word} ${subject}`, 1)]),
    )
  const own = [phrase(field.name, 0.9)]
  const listed = listOf(fields[`${shape.name}.${field.name}`] ?? fields[field.name]).map((words) => phrase(words, 1))
  if (field.name === 'ref')
    return [...keysOf(shape.name), ...bareKeys.map((words) => phrase(words, words === 'id' ? 1 : 0.85)), ...own]
  const isOfItself = field.name === 'parent' || field.name === 'predecessor'
  if (field.refersTo === undefined || isOfItself) return [...listed, ...own]
  const names = subjectsOf(field.refersTo).flatMap((subject) => [
    phrase(subject, 0.88),
    phrase(`${subject} name`, 0.7),
    phrase(`nazwa ${subject}`, 0.7),
  ])
  return [...keysOf(field.refersTo), ...names, ...listed, ...own]
}

// Words that many columns have; the others of a phrase must stand in the column's name.
const sayLittle = [
  ...keyWords,
  'name',
  'nazwa',
  'date',
  'data',
  'day',
  'type',
  'typ',
  'value',
  'amount',
  'kwota',
  'is',
  'at',
  'on',
]

/** The words that stand for a kind of fact. */
export function subjectsOf(entity: string): string[] {
  return [...listOf(subjects[entity]), entity.replaceAll('_', ' ')]
}

function listOf(text: string | undefined): string[] {
  return text ? text.split(',') : []
}
