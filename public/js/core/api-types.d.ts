// What the API takes and gives, written by `cargo test` from the Rust types.

/**
 * A client's account.
 */
export type Account = {
/**
 * What the client still owes, oldest due date first.
 */
open: Array<OpenInvoice>,
/**
 * What credit notes owe back.
 */
credits: Array<SpareCredit>,
/**
 * What payments left.
 */
payments: Array<SparePayment>, };

/**
 * How somebody is called and spoken to.
 */
export type AccountChange = { name: string, language: Language, };

/**
 * An address as it is typed.
 */
export type AddressInput = {
/**
 * Number and street.
 */
street?: string | null,
/**
 * Building, floor, post-office box.
 */
street2?: string | null,
/**
 * The postcode.
 */
postcode?: string | null,
/**
 * The town.
 */
city?: string | null,
/**
 * The country; France when nothing is said.
 */
country?: string | null, };

/**
 * An allowance or a charge of the whole document as it is typed.
 */
export type AdjustmentInput = {
/**
 * Taken off, or added.
 */
kind: AdjustmentKind,
/**
 * A plain decimal, 0 to 100.
 */
percent?: string | null,
/**
 * An amount in cents.
 */
amount?: Cents | null,
/**
 * Why, as printed.
 */
reason: string,
/**
 * Why, as a code: UNCL 5189 for an allowance, 7161 for a charge.
 */
reason_code?: string | null,
/**
 * How a charge is taxed; an allowance is spread over the lines' own VAT.
 */
vat?: VatCode | null, };

/**
 * Whether a whole document is lowered or raised.
 */
export type AdjustmentKind = "allowance" | "charge";

/**
 * What is owed, by how late it is.
 */
export type Ageing = {
/**
 * Not due yet, today included.
 */
not_due: Owed,
/**
 * Up to 30 days late.
 */
days_1_30: Owed,
/**
 * Up to 60 days late.
 */
days_31_60: Owed,
/**
 * More.
 */
days_over_60: Owed, };

/**
 * The part of a payment that settles one document.
 */
export type Allocation = {
/**
 * The document.
 */
document_id: DocumentId,
/**
 * How much of it, in cents.
 */
amount: Cents, };

/**
 * The body of a later use of what a payment left on the client's account.
 */
export type AllocationsInput = {
/**
 * What it settles.
 */
allocations: Array<Allocation>, };

/**
 * The totals of a document.
 */
export type Amounts = {
/**
 * The sum of line nets (BT-106).
 */
line_total: Cents,
/**
 * The sum of document allowances (BT-107).
 */
allowance_total: Cents,
/**
 * The sum of document charges (BT-108).
 */
charge_total: Cents,
/**
 * The total excluding VAT (BT-109).
 */
net_total: Cents,
/**
 * The total VAT (BT-110).
 */
vat_total: Cents,
/**
 * The total including VAT (BT-112).
 */
gross_total: Cents,
/**
 * What was paid before (BT-113).
 */
prepaid: Cents,
/**
 * What is left to pay (BT-115).
 */
payable: Cents, };

/**
 * The body of an acceptance or a refusal written down for the client.
 */
export type AnswerInput = {
/**
 * Who answered, by name.
 */
by: string,
/**
 * The day of the answer; absent, today.
 */
on?: string | null,
/**
 * What they had to say.
 */
note?: string | null,
/**
 * Of an acceptance: the places of the options taken, from one; absent, those that were ticked when it was sent.
 */
options?: Array<number> | null, };

/**
 * An article as it is kept.
 */
export type Article = {
/**
 * Its id.
 */
id: ArticleId,
/**
 * The company's own code for it.
 */
reference: string | null,
/**
 * Its name.
 */
name: string,
/**
 * More about it.
 */
description: string | null,
/**
 * Goods or a service.
 */
nature: Nature,
/**
 * What is counted.
 */
unit: Unit,
/**
 * The price of one, VAT excluded.
 */
unit_price: UnitPrice,
/**
 * How it is taxed.
 */
vat: Vat,
/**
 * Whether it is out of the way.
 */
archived: boolean,
/**
 * The version that a change must name.
 */
version: number, };

/**
 * A catalogue entry.
 */
export type ArticleId = string;

/**
 * An article as it is typed.
 */
export type ArticleInput = {
/**
 * The company's own code for it.
 */
reference?: string | null,
/**
 * Its name.
 */
name: string,
/**
 * More about it.
 */
description?: string | null,
/**
 * Goods or a service.
 */
nature: Nature,
/**
 * A code of UN/ECE Recommendation 20; one when nothing is said.
 */
unit?: string | null,
/**
 * The price of one, VAT excluded: a decimal with a dot.
 */
unit_price: string,
/**
 * How it is taxed.
 */
vat: VatCode, };

/**
 * A bank's identifier.
 */
export type Bic = string;

/**
 * What is to be billed of a quote.
 */
export type BillInput = {
/**
 * Which lines, and how much of each; absent, all that is left.
 */
lines?: Array<ChosenLine> | null,
/**
 * Whether the deposits billed on the quote are deducted; they are when nothing is said.
 */
deduct?: boolean | null, };

/**
 * The client, as it was that day.
 */
export type Buyer = {
/**
 * Business, private person or public body.
 */
kind: BuyerKind,
/**
 * Its name (BT-44).
 */
name: string,
/**
 * Its number in the register of companies (BT-47).
 */
siren: Siren | null,
/**
 * The number of its establishment (BT-46).
 */
siret: Siret | null,
/**
 * Its VAT number (BT-48).
 */
vat_number: VatNumber | null,
/**
 * Where it is (BG-8).
 */
address: PostalAddress | null,
/**
 * Where it wants its goods, if elsewhere (BG-15).
 */
delivery: PostalAddress | null,
/**
 * Its e-mail address (BT-58).
 */
email: Email | null,
/**
 * The person to reach (BT-56).
 */
contact_name: string | null, };

/**
 * What a client is, in the eyes of the law.
 */
export type BuyerKind = "business" | "consumer" | "public";

/**
 * The VAT categories of UNCL 5305 that French invoices may use.
 */
export type Category = "S" | "Z" | "E" | "AE" | "K" | "G" | "O";

/**
 * An amount in hundredths of its document's currency.
 */
export type Cents = number;

/**
 * Where the code went, how long it is good, when another may be asked for.
 */
export type Challenge = { id: string, email: string, expires_at: number, resend_at: number, };

/**
 * A challenge that was mailed.
 */
export type Challenged = { challenge: Challenge, };

/**
 * A line of the invoice, and how much of it is given back.
 */
export type ChosenLine = {
/**
 * Its place in the invoice, from one.
 */
position: number,
/**
 * A plain decimal; absent, all that is left of it.
 */
quantity?: string | null, };

/**
 * A client as it is kept.
 */
export type Client = {
/**
 * Its id.
 */
id: ClientId,
/**
 * What they are before the law.
 */
kind: ClientKind,
/**
 * The name documents are made out to.
 */
name: string,
/**
 * The number of the business.
 */
siren: Siren | null,
/**
 * The number of the establishment.
 */
siret: Siret | null,
/**
 * The VAT number.
 */
vat_number: VatNumber | null,
/**
 * Where documents are sent.
 */
email: Email | null,
/**
 * Where they are called.
 */
phone: string | null,
/**
 * Number and street.
 */
street: string | null,
/**
 * Building, floor, post-office box.
 */
street2: string | null,
/**
 * The postcode.
 */
postcode: string | null,
/**
 * The town.
 */
city: string | null,
/**
 * The country.
 */
country: CountryCode,
/**
 * Where goods go, when it is elsewhere.
 */
delivery: PostalAddress | null,
/**
 * The language of their documents.
 */
language: Language,
/**
 * When they pay, when it is not as the company's other clients.
 */
payment_terms: Terms | null,
/**
 * What only the company reads.
 */
note: string | null,
/**
 * The contacts who act for them, by name.
 */
contacts: Array<ContactName>,
/**
 * What their invoices still ask for.
 */
open: Cents,
/**
 * The part of it that should have been paid by now.
 */
overdue: Cents,
/**
 * Whether they are out of the way.
 */
archived: boolean,
/**
 * The version that a change must name.
 */
version: number, };

/**
 * A client.
 */
export type ClientId = string;

/**
 * A client as it is typed.
 */
export type ClientInput = {
/**
 * What they are before the law.
 */
kind: ClientKind,
/**
 * The name documents are made out to.
 */
name: string,
/**
 * The number of the business.
 */
siren?: string | null,
/**
 * The number of the establishment.
 */
siret?: string | null,
/**
 * The VAT number.
 */
vat_number?: string | null,
/**
 * Where documents are sent.
 */
email?: string | null,
/**
 * Where they are called.
 */
phone?: string | null,
/**
 * Number and street.
 */
street?: string | null,
/**
 * Building, floor, post-office box.
 */
street2?: string | null,
/**
 * The postcode.
 */
postcode?: string | null,
/**
 * The town.
 */
city?: string | null,
/**
 * The country; France when nothing is said.
 */
country?: string | null,
/**
 * Where goods go, when it is elsewhere.
 */
delivery?: AddressInput | null,
/**
 * The language of their documents; French when nothing is said.
 */
language?: Language | null,
/**
 * When they pay: `receipt`, `days:30`, `end_of_month:45`.
 */
payment_terms?: string | null,
/**
 * What only the company reads.
 */
note?: string | null, };

/**
 * What a client is before the law.
 */
export type ClientKind = "business" | "consumer" | "public";

/**
 * A client, as a contact names it.
 */
export type ClientName = {
/**
 * Its id.
 */
id: ClientId,
/**
 * Its name.
 */
name: string, };

/**
 * A code and the challenge it answers.
 */
export type CodeAnswer = { challenge: string, code: string, };

/**
 * What a payment brought for one VAT of a document, including VAT.
 */
export type Collected = {
/**
 * The document.
 */
document_id: DocumentId,
/**
 * How it is taxed.
 */
vat: VatCode,
/**
 * How much, in cents; negative when money goes back.
 */
amount: Cents, };

/**
 * A company as one of its people sees it.
 */
export type Company = {
/**
 * How each kind of document is numbered.
 */
numberings: Array<Numbering>,
/**
 * What the reader is in it.
 */
role: string,
/**
 * Its id.
 */
id: CompanyId,
/**
 * The legal name.
 */
name: string,
/**
 * The legal form, such as SARL.
 */
legal_form: string | null,
/**
 * The number of the business.
 */
siren: Siren | null,
/**
 * The number of the establishment.
 */
siret: Siret | null,
/**
 * The VAT number.
 */
vat_number: VatNumber | null,
/**
 * The capital, as it is printed.
 */
capital: string | null,
/**
 * The town of the trade register.
 */
rcs_city: string | null,
/**
 * Number and street.
 */
street: string,
/**
 * Building, floor, post-office box.
 */
street2: string | null,
/**
 * The postcode.
 */
postcode: string,
/**
 * The town.
 */
city: string,
/**
 * The country.
 */
country: CountryCode,
/**
 * Where it is written to.
 */
email: Email | null,
/**
 * Where it is called.
 */
phone: string | null,
/**
 * Where it shows itself.
 */
website: string | null,
/**
 * What it counts in.
 */
currency: Currency,
/**
 * Where its days begin and end.
 */
time_zone: string,
/**
 * The language of its documents.
 */
language: Language,
/**
 * How it owes VAT.
 */
vat_regime: VatRegime,
/**
 * When its clients pay.
 */
payment_terms: Terms,
/**
 * How many days a quote stands.
 */
quote_days: number,
/**
 * What it asks of those who pay late.
 */
late_penalty: string | null,
/**
 * Its account.
 */
iban: Iban | null,
/**
 * Its bank.
 */
bic: Bic | null,
/**
 * Its professional insurance.
 */
insurance: string | null,
/**
 * How it deals with the waste of its building sites.
 */
waste: string | null,
/**
 * The consumer mediator it belongs to.
 */
mediator: string | null,
/**
 * The color of its documents.
 */
accent: string,
/**
 * Its logo, when it has one.
 */
logo_id: LogoId | null,
/**
 * The version that a change must name.
 */
version: number, };

/**
 * A company, the tenant everything else belongs to.
 */
export type CompanyId = string;

/**
 * The settings as they are typed.
 */
export type CompanyInput = {
/**
 * The legal name.
 */
name: string,
/**
 * The legal form, such as SARL.
 */
legal_form?: string | null,
/**
 * The number of the business.
 */
siren?: string | null,
/**
 * The number of the establishment.
 */
siret?: string | null,
/**
 * The VAT number.
 */
vat_number?: string | null,
/**
 * The capital, as it is printed.
 */
capital?: string | null,
/**
 * The town of the trade register.
 */
rcs_city?: string | null,
/**
 * Number and street.
 */
street?: string | null,
/**
 * Building, floor, post-office box.
 */
street2?: string | null,
/**
 * The postcode.
 */
postcode?: string | null,
/**
 * The town.
 */
city?: string | null,
/**
 * The country; France when nothing is said.
 */
country?: string | null,
/**
 * Where it is written to.
 */
email?: string | null,
/**
 * Where it is called.
 */
phone?: string | null,
/**
 * Where it shows itself.
 */
website?: string | null,
/**
 * What it counts in; the euro when nothing is said.
 */
currency?: string | null,
/**
 * A zone of the IANA database; Paris when nothing is said.
 */
time_zone?: string | null,
/**
 * The language of its documents.
 */
language?: Language | null,
/**
 * How it owes VAT.
 */
vat_regime?: VatRegime | null,
/**
 * When its clients pay: `receipt`, `days:30`, `end_of_month:45`.
 */
payment_terms?: string | null,
/**
 * How many days a quote stands: 1 to 365.
 */
quote_days?: number | null,
/**
 * What it asks of those who pay late.
 */
late_penalty?: string | null,
/**
 * Its account.
 */
iban?: string | null,
/**
 * Its bank.
 */
bic?: string | null,
/**
 * Its professional insurance.
 */
insurance?: string | null,
/**
 * How it deals with the waste of its building sites.
 */
waste?: string | null,
/**
 * The consumer mediator it belongs to, with its address.
 */
mediator?: string | null,
/**
 * A color such as `#204ec3`.
 */
accent?: string | null, };

/**
 * What a confirmation begins with.
 */
export type Confirmation = { password: string, };

/**
 * A contact as it is kept.
 */
export type Contact = {
/**
 * Its id.
 */
id: ContactId,
/**
 * The first name.
 */
first_name: string,
/**
 * The last name.
 */
last_name: string,
/**
 * What the person does.
 */
role: string | null,
/**
 * Where they are written to.
 */
email: Email | null,
/**
 * Where they are called.
 */
phone: string | null,
/**
 * What only the company reads.
 */
note: string | null,
/**
 * The clients they act for, by name.
 */
clients: Array<ClientName>,
/**
 * The groups they are in, by name.
 */
groups: Array<GroupName>,
/**
 * Whether they are out of the way.
 */
archived: boolean,
/**
 * The version that a change must name.
 */
version: number, };

/**
 * A person who may act for clients.
 */
export type ContactId = string;

/**
 * A contact as it is typed.
 */
export type ContactInput = {
/**
 * The first name.
 */
first_name?: string | null,
/**
 * The last name.
 */
last_name?: string | null,
/**
 * What the person does.
 */
role?: string | null,
/**
 * Where they are written to.
 */
email?: string | null,
/**
 * Where they are called.
 */
phone?: string | null,
/**
 * What only the company reads.
 */
note?: string | null, };

/**
 * A contact, as a client names it.
 */
export type ContactName = {
/**
 * Its id.
 */
id: ContactId,
/**
 * The first name.
 */
first_name: string,
/**
 * The last name.
 */
last_name: string,
/**
 * Where they are written to.
 */
email: Email | null,
/**
 * What the person does.
 */
role: string | null, };

/**
 * A country, by its two letters.
 */
export type CountryCode = string;

/**
 * The body of a new credit note.
 */
export type CreditInput = {
/**
 * All that is left, chosen lines, or an amount.
 */
mode: CreditMode,
/**
 * For `lines`: which, and how much of each.
 */
lines?: Array<ChosenLine> | null,
/**
 * For `amount`: how much including VAT, in cents.
 */
amount?: Cents | null, };

/**
 * What a credit note gives back.
 */
export type CreditMode = "whole" | "lines" | "amount";

/**
 * The currency of a company and of its documents.
 */
export type Currency = string;

/**
 * The first page.
 */
export type Dashboard = {
/**
 * Today, where the company keeps its books.
 */
today: Day,
/**
 * The last twelve months, oldest first.
 */
months: Array<Month>,
/**
 * What is owed.
 */
ageing: Ageing,
/**
 * VAT of the current month.
 */
vat: PeriodVat,
/**
 * Quotes that wait.
 */
quotes: WaitingQuotes,
/**
 * What to do.
 */
todo: Array<Todo>,
/**
 * What happened last.
 */
recent: Array<RecentEvent>, };

/**
 * A day of the calendar, from year 1900 to 2999.
 */
export type Day = string;

/**
 * A deposit taken off, in whole or in part.
 */
export type DeductionInput = {
/**
 * The deposit invoice.
 */
deposit_id: DocumentId,
/**
 * How much of it including VAT, in cents; absent, all that is left.
 */
amount?: Cents | null, };

/**
 * How much of a quote a deposit asks for: a percentage or an amount.
 */
export type DepositInput = {
/**
 * So much of a hundred of the quote's total including VAT, a plain decimal.
 */
percent?: string | null,
/**
 * An amount including VAT, in cents.
 */
amount?: Cents | null, };

/**
 * A whole document.
 */
export type Document = {
/**
 * Its id.
 */
id: DocumentId,
/**
 * Its kind.
 */
kind: DocumentKind,
/**
 * draft, sent, accepted, refused or issued.
 */
stage: string,
/**
 * What people call its state today.
 */
state: DocumentState,
/**
 * Its number, once it has one.
 */
number: string | null,
/**
 * For whom.
 */
client_id: ClientId | null,
/**
 * The person it is addressed to.
 */
contact_id: ContactId | null,
/**
 * The client's name.
 */
client_name: string,
/**
 * What it is about.
 */
subject: string,
/**
 * The day on its head.
 */
issued_on: Day,
/**
 * An invoice's due date, a quote's last day.
 */
due_on: Day | null,
/**
 * The day of the supply, if it is another one.
 */
supplied_on: Day | null,
/**
 * ISO 4217.
 */
currency: Currency,
/**
 * The language it is printed in.
 */
language: Language,
/**
 * Whether prices are typed excluding or including VAT.
 */
price_mode: PriceMode,
/**
 * `receipt`, `days:30`, `end_of_month:45`.
 */
payment_terms: string,
/**
 * The buyer's order number (BT-13).
 */
purchase_order: string | null,
/**
 * A remark (BT-22).
 */
note: string | null,
/**
 * The lines, in order.
 */
lines: Array<DocumentLine>,
/**
 * Allowances and charges of the whole.
 */
adjustments: Array<DocumentAdjustment>,
/**
 * VAT, once per category, rate and reason.
 */
vat: Array<DocumentVat>,
/**
 * The sums.
 */
totals: Amounts,
/**
 * What it takes off of each deposit, category by category, rate by rate.
 */
deductions: Array<DocumentDeduction>,
/**
 * The day it was paid on the spot.
 */
settled_on: Day | null,
/**
 * How it was paid on the spot.
 */
settled_method: PaymentMethod | null,
/**
 * For a draft that bills or credits: what is left of what it bills or credits; for an issued invoice or an accepted quote, what is
 * left of itself.
 */
remainder: Array<Remainder>,
/**
 * The code printed for verification, once sent or issued.
 */
proof_code: string | null,
/**
 * The places of the options that the client took, from one.
 */
answered_options: Array<number> | null,
/**
 * What the client accepted, including VAT, with the options taken.
 */
answered_gross: Cents | null,
/**
 * What payments brought; of a credit note, what was given back.
 */
paid: Cents,
/**
 * What credit notes took off; of a credit note, what was set off on invoices.
 */
credited: Cents,
/**
 * What is still due; of a credit note, what the client may still use of it.
 */
open: Cents,
/**
 * The day of the client's answer to a quote.
 */
answered_on: Day | null,
/**
 * Who answered.
 */
answered_by: string | null,
/**
 * What they had to say.
 */
answer_note: string | null,
/**
 * The seller as frozen, once sent or issued.
 */
seller: Seller | null,
/**
 * The buyer as frozen, once sent or issued.
 */
buyer: Buyer | null,
/**
 * The legal sentences, once sent or issued.
 */
mentions: Array<Mention>,
/**
 * Where it comes from and what it led to.
 */
links: Array<DocumentLink>,
/**
 * The letters about it.
 */
messages: Array<DocumentMessage>,
/**
 * What happened to it, latest first.
 */
events: Array<DocumentEvent>,
/**
 * The client's link, once it was sent.
 */
share_url: string | null,
/**
 * The version that a change must name.
 */
version: number, };

/**
 * A document allowance or charge with what it comes to.
 */
export type DocumentAdjustment = {
/**
 * What it comes to, excluding VAT.
 */
total: Cents,
/**
 * Taken off, or added.
 */
kind: AdjustmentKind,
/**
 * A plain decimal, 0 to 100.
 */
percent?: string | null,
/**
 * An amount in cents.
 */
amount?: Cents | null,
/**
 * Why, as printed.
 */
reason: string,
/**
 * Why, as a code: UNCL 5189 for an allowance, 7161 for a charge.
 */
reason_code?: string | null,
/**
 * How a charge is taxed; an allowance is spread over the lines' own VAT.
 */
vat?: VatCode | null, };

/**
 * What a final invoice takes off of one deposit, for one VAT category, rate and reason.
 */
export type DocumentDeduction = {
/**
 * The deposit invoice.
 */
deposit_id: DocumentId,
/**
 * Its number.
 */
number: string,
/**
 * The day it bears.
 */
issued_on: Day,
/**
 * The category of UNCL 5305.
 */
category: Category,
/**
 * Hundredths of a percent, for category S.
 */
rate: number | null,
/**
 * The code of the exemption reason.
 */
vatex: string | null,
/**
 * What is taken off of the base.
 */
base: Cents,
/**
 * What is taken off of the tax.
 */
tax: Cents, };

/**
 * Something that happened to the document.
 */
export type DocumentEvent = {
/**
 * Its rank in the company's journal.
 */
n: number,
/**
 * When, in milliseconds since 1970.
 */
at: number,
/**
 * Who.
 */
actor_name: string,
/**
 * What, as `quote.sent`.
 */
action: string, };

/**
 * A quote, an invoice, a deposit invoice, a credit note.
 */
export type DocumentId = string;

/**
 * What a document is.
 */
export type DocumentKind = "quote" | "invoice" | "deposit" | "credit" | "progress";

/**
 * A line with what it comes to.
 */
export type DocumentLine = {
/**
 * Its net amount excluding VAT (BT-131).
 */
net: Cents | null,
/**
 * What kind of line it is.
 */
kind: LineKind,
/**
 * The article it was picked from.
 */
article_id?: string | null,
/**
 * The name of what is sold, or the words of a heading, a text, a subtotal.
 */
name: string,
/**
 * More about what is sold.
 */
description?: string | null,
/**
 * Goods or a service.
 */
nature?: Nature | null,
/**
 * A plain decimal, such as `1.5`.
 */
quantity?: string | null,
/**
 * A code of UN/ECE Recommendation 20.
 */
unit?: string | null,
/**
 * A plain decimal, such as `12.345`.
 */
unit_price?: string | null,
/**
 * Taken off the line.
 */
allowance?: ReductionInput | null,
/**
 * Added to the line.
 */
charge?: ReductionInput | null,
/**
 * How it is taxed.
 */
vat?: VatCode | null,
/**
 * For an option: whether it is taken.
 */
ticked?: boolean | null,
/**
 * The line of an earlier document that this one bills or credits.
 */
source?: LineSource | null, };

/**
 * Another document that this one comes from or led to.
 */
export type DocumentLink = {
/**
 * The other document.
 */
id: DocumentId,
/**
 * Its kind.
 */
kind: DocumentKind,
/**
 * Its number, once it has one.
 */
number: string | null,
/**
 * The day it bears.
 */
issued_on: Day,
/**
 * How they are linked.
 */
relation: Relation,
/**
 * `to` when this document points at the other, `from` when the other points at it.
 */
direction: string,
/**
 * Its total including VAT.
 */
gross_total: Cents, };

/**
 * A letter about the document.
 */
export type DocumentMessage = {
/**
 * The letter.
 */
id: MessageId,
/**
 * quote, invoice or answer.
 */
kind: string,
/**
 * To whom.
 */
recipient: string,
/**
 * About what.
 */
subject: string,
/**
 * ready, leased, sent, failed, unknown or cancelled.
 */
state: string,
/**
 * When it leaves at the earliest, in milliseconds since 1970.
 */
not_before: number,
/**
 * When it left.
 */
sent_at: number | null,
/**
 * Why it did not.
 */
failure: string | null, };

/**
 * A document as a list shows it.
 */
export type DocumentRow = {
/**
 * Its id.
 */
id: DocumentId,
/**
 * Its kind.
 */
kind: DocumentKind,
/**
 * draft, sent, accepted, refused or issued.
 */
stage: string,
/**
 * What people call its state today.
 */
state: DocumentState,
/**
 * Its number, once it has one.
 */
number: string | null,
/**
 * For whom.
 */
client_id: ClientId | null,
/**
 * The client's name.
 */
client_name: string,
/**
 * What it is about.
 */
subject: string,
/**
 * The day on its head.
 */
issued_on: Day,
/**
 * An invoice's due date, a quote's last day.
 */
due_on: Day | null,
/**
 * Its total including VAT.
 */
gross_total: Cents,
/**
 * What is still due.
 */
open: Cents,
/**
 * ISO 4217.
 */
currency: Currency,
/**
 * The version that a change must name.
 */
version: number, };

/**
 * What people call a document's state today: a quote's or an invoice's.
 */
export type DocumentState = QuoteState | InvoiceState;

/**
 * The figures of one VAT category, rate and reason.
 */
export type DocumentVat = {
/**
 * The category of UNCL 5305.
 */
category: Category,
/**
 * Hundredths of a percent, for category S.
 */
rate: number | null,
/**
 * The code of the exemption reason.
 */
vatex: string | null,
/**
 * What is taxed (BT-116).
 */
base: Cents,
/**
 * The tax (BT-117).
 */
tax: Cents, };

/**
 * All that is tied to one document, and how far it has come.
 */
export type Dossier = {
/**
 * What payments brought, less what was given back.
 */
paid: Cents,
/**
 * What is left to invoice of the accepted quotes: a deposit bills nothing yet.
 */
remaining_to_bill: Cents,
/**
 * What issued documents still ask for.
 */
remaining_to_pay: Cents,
/**
 * The sums, once per category, rate and reason.
 */
by_rate: Array<DossierRate>,
/**
 * The documents, in the order of the sale.
 */
documents: Array<DossierDocument>,
/**
 * The payments, by day; those that were undone are left out.
 */
payments: Array<DossierPayment>,
/**
 * What can be done next.
 */
next: Array<NextDeed>,
/**
 * Whether all of it is here: no more than two hundred documents are followed.
 */
whole: boolean,
/**
 * What clients accepted of quotes.
 */
quoted: Cents,
/**
 * Issued deposits, less what credit notes took back of them.
 */
deposited: Cents,
/**
 * Issued invoices and progress invoices that nothing replaces.
 */
billed: Cents,
/**
 * Issued credit notes on those.
 */
credited: Cents, };

/**
 * A document of the dossier.
 */
export type DossierDocument = {
/**
 * Its id.
 */
id: DocumentId,
/**
 * Its kind.
 */
kind: DocumentKind,
/**
 * What it does to the earlier document it comes from.
 */
relation: Relation | null,
/**
 * Its number, once it has one.
 */
number: string | null,
/**
 * The day on its head.
 */
issued_on: Day,
/**
 * draft, sent, accepted, refused or issued.
 */
stage: string,
/**
 * What people call its state today.
 */
state: DocumentState,
/**
 * Its total including VAT.
 */
gross_total: Cents,
/**
 * What is still due; of a credit note, what the client may still use of it.
 */
open: Cents, };

/**
 * What a payment brought to the dossier's documents; below zero, what a refund gave back of its credit notes.
 */
export type DossierPayment = {
/**
 * The payment.
 */
id: PaymentId,
/**
 * Its day.
 */
paid_on: Day,
/**
 * Its part in this dossier.
 */
amount: Cents,
/**
 * How it was paid.
 */
method: PaymentMethod, };

/**
 * The sums of one VAT category, rate and reason.
 */
export type DossierRate = {
/**
 * How it is taxed.
 */
vat: Vat,
/**
 * What clients accepted of quotes.
 */
quoted: Cents,
/**
 * Issued deposits, less what credit notes took back of them.
 */
deposited: Cents,
/**
 * Issued invoices and progress invoices that nothing replaces.
 */
billed: Cents,
/**
 * Issued credit notes on those.
 */
credited: Cents, };

/**
 * The body of a new or changed draft.
 */
export type DraftInput = {
/**
 * For whom.
 */
client_id?: string | null,
/**
 * The person it is addressed to.
 */
contact_id?: string | null,
/**
 * What it is about.
 */
subject: string,
/**
 * The day on its head; absent, today's or the one it has.
 */
issued_on?: string | null,
/**
 * An invoice's due date, a quote's last day; absent, by the terms.
 */
due_on?: string | null,
/**
 * The day of the supply, if it is another one.
 */
supplied_on?: string | null,
/**
 * `receipt`, `days:30`, `end_of_month:45`; absent, the client's or the company's.
 */
payment_terms?: string | null,
/**
 * The buyer's order number (BT-13).
 */
purchase_order?: string | null,
/**
 * A remark (BT-22).
 */
note?: string | null,
/**
 * The language it is printed in; absent, the client's or the company's.
 */
language?: Language | null,
/**
 * Whether prices are typed excluding or including VAT.
 */
price_mode: PriceMode,
/**
 * The lines, in order.
 */
lines: Array<LineInput>,
/**
 * Allowances and charges of the whole.
 */
adjustments: Array<AdjustmentInput>,
/**
 * The deposits that a final invoice takes off.
 */
deductions: Array<DeductionInput>,
/**
 * The day an invoice was paid on the spot; with `settled_method`.
 */
settled_on?: string | null,
/**
 * How it was paid on the spot.
 */
settled_method?: PaymentMethod | null, };

/**
 * An e-mail address; its domain is kept in lower case.
 */
export type Email = string;

/**
 * Something found, in words.
 */
export type Finding = {
/**
 * Whether it stops the document.
 */
severity: Severity,
/**
 * The stable code.
 */
code: string,
/**
 * The path of the field where it is put right.
 */
field: string,
/**
 * What to do about it.
 */
detail: string,
/**
 * The article of law or the rule of the norm it rests on, when there is one.
 */
law: string | null, };

/**
 * What there is to say of a draft before it leaves.
 */
export type Findings = {
/**
 * What blocks first, then what is unusual; empty once the document has left.
 */
findings: Array<Finding>, };

/**
 * A number format such as `F-{YYYY}-{0000}`.
 */
export type Format = string;

/**
 * What a refund gave back, and of what.
 */
export type GivenBack = {
/**
 * The credit note.
 */
credit_id: DocumentId | null,
/**
 * Its number.
 */
number: string | null,
/**
 * The payment that had brought too much.
 */
payment_id: PaymentId | null,
/**
 * The day it came.
 */
paid_on: Day | null,
/**
 * How much of it, in cents; negative in a reversal.
 */
amount: Cents, };

/**
 * A group as it is kept.
 */
export type Group = {
/**
 * Its id.
 */
id: GroupId,
/**
 * Its name.
 */
name: string,
/**
 * How many contacts it holds.
 */
contacts: number,
/**
 * The version that a change must name.
 */
version: number, };

/**
 * A group of contacts.
 */
export type GroupId = string;

/**
 * A group as it is typed.
 */
export type GroupInput = {
/**
 * Its name.
 */
name: string, };

/**
 * A group, as a contact names it.
 */
export type GroupName = {
/**
 * Its id.
 */
id: GroupId,
/**
 * Its name.
 */
name: string, };

/**
 * An account number, its control key checked.
 */
export type Iban = string;

/**
 * What people call the state of an invoice on a given day.
 */
export type InvoiceState = "draft" | "issued" | "partly_paid" | "paid" | "overdue" | "credited";

/**
 * The body of an issuance.
 */
export type IssuanceInput = {
/**
 * The day on its head; absent, today. Never before the latest of its series, never in the future.
 */
issued_on?: string | null, };

/**
 * An event as people read it.
 */
export type JournalEvent = {
/**
 * Its rank in the company's journal.
 */
n: number,
/**
 * Its instant.
 */
at: number,
/**
 * user, client or system.
 */
actor_kind: string,
/**
 * Who acted.
 */
actor_name: string,
/**
 * What they did.
 */
action: string,
/**
 * To what kind of thing.
 */
subject_kind: string,
/**
 * To which.
 */
subject_id: string,
/**
 * How people call it.
 */
label: string,
/**
 * More about it.
 */
detail: Record<string, unknown>,
/**
 * Whether its seal is written.
 */
sealed: boolean, };

/**
 * The numbering of a kind as it is typed beside others.
 */
export type KindNumberingInput = {
/**
 * The kind of document.
 */
kind: DocumentKind,
/**
 * A format such as `F-{YYYY}-{0000}`.
 */
pattern: string,
/**
 * The rank the first series begins with; unsaid, what it is now. Kinds that share a series share it.
 */
first_rank?: number | null, };

/**
 * A language Comptoir speaks; French is the first.
 */
export type Language = "fr" | "en";

/**
 * The language somebody wants to be spoken to in.
 */
export type LanguageChoice = { language: Language, };

/**
 * A line as it is typed: anything may still be missing, numbers are text.
 */
export type LineInput = {
/**
 * What kind of line it is.
 */
kind: LineKind,
/**
 * The article it was picked from.
 */
article_id?: string | null,
/**
 * The name of what is sold, or the words of a heading, a text, a subtotal.
 */
name: string,
/**
 * More about what is sold.
 */
description?: string | null,
/**
 * Goods or a service.
 */
nature?: Nature | null,
/**
 * A plain decimal, such as `1.5`.
 */
quantity?: string | null,
/**
 * A code of UN/ECE Recommendation 20.
 */
unit?: string | null,
/**
 * A plain decimal, such as `12.345`.
 */
unit_price?: string | null,
/**
 * Taken off the line.
 */
allowance?: ReductionInput | null,
/**
 * Added to the line.
 */
charge?: ReductionInput | null,
/**
 * How it is taxed.
 */
vat?: VatCode | null,
/**
 * For an option: whether it is taken.
 */
ticked?: boolean | null,
/**
 * The line of an earlier document that this one bills or credits.
 */
source?: LineSource | null, };

/**
 * The kinds of line.
 */
export type LineKind = "product" | "heading" | "text" | "subtotal" | "option";

/**
 * The line of an earlier document that a line bills or credits; for progress, how far it has come.
 */
export type LineSource = {
/**
 * The earlier document.
 */
document_id: DocumentId,
/**
 * The place of the line in it, from one.
 */
position: number,
/**
 * Progress: the percentage of the whole line reached with this document, a plain decimal, 0 to 100.
 */
percent?: string | null,
/**
 * Progress: the percentage reached before. The server's answer; what a request says is replaced.
 */
previous_percent?: string | null,
/**
 * Progress: the whole net of the line, in cents. The server's answer.
 */
contract_net?: Cents | null,
/**
 * Progress: what was billed of it before, in cents. The server's answer.
 */
billed?: Cents | null, };

/**
 * A logo, as it was uploaded once.
 */
export type LogoId = string;

/**
 * Which logo a company shows, and the version of its settings.
 */
export type LogoShown = {
/**
 * The logo, when there is one.
 */
logo_id: LogoId | null,
/**
 * The version that a change must name.
 */
version: number, };

/**
 * A company they belong to, and as what.
 */
export type Membership = { id: string, name: string, role: string, logo_id: string | null, accent: string, };

/**
 * One sentence, in the language of its document.
 */
export type Mention = {
/**
 * What it is about.
 */
code: MentionCode,
/**
 * The sentence.
 */
text: string, };

/**
 * What a sentence is about.
 */
export type MentionCode = "franchise" | "exemption" | "debits" | "late_penalty" | "recovery_fee" | "discount" | "validity" | "approval" | "insurance" | "waste" | "mediator";

/**
 * A letter.
 */
export type MessageId = string;

/**
 * A month of the chart.
 */
export type Month = {
/**
 * `2026-01`.
 */
month: string,
/**
 * Invoiced including VAT, in cents.
 */
invoiced: Cents,
/**
 * Collected, in cents.
 */
collected: Cents, };

/**
 * Goods, or a service: invoices must say which.
 */
export type Nature = "goods" | "service";

/**
 * A deed.
 */
export type NextAction = "send" | "answer" | "deposit" | "progress" | "invoice" | "issue" | "pay" | "credit" | "refund";

/**
 * What can be done next, and with which document.
 */
export type NextDeed = {
/**
 * The deed.
 */
action: NextAction,
/**
 * The document it begins with.
 */
document_id: DocumentId, };

/**
 * A numbering as people see it.
 */
export type Numbering = {
/**
 * The kind of document.
 */
kind: DocumentKind,
/**
 * The format.
 */
pattern: Format,
/**
 * The rank its first series begins with.
 */
first_rank: number,
/**
 * Whether a number has been given, which fixes the format.
 */
locked: boolean,
/**
 * The other kinds whose documents enter the same series.
 */
shares: Array<DocumentKind>,
/**
 * The number that a document issued today would take.
 */
preview: string | null, };

/**
 * A numbering as it is typed.
 */
export type NumberingInput = {
/**
 * A format such as `F-{YYYY}-{0000}`.
 */
pattern: string,
/**
 * The rank the first series begins with; unsaid, what it is now. Kinds that share a series share it.
 */
first_rank?: number | null, };

/**
 * The body of an offset.
 */
export type OffsetInput = {
/**
 * On which invoices, and how much on each.
 */
allocations: Array<Allocation>, };

/**
 * An invoice that still asks for money.
 */
export type OpenInvoice = {
/**
 * Its id.
 */
id: DocumentId,
/**
 * Its number.
 */
number: string,
/**
 * The day on its head.
 */
issued_on: Day,
/**
 * The day it is due.
 */
due_on: Day,
/**
 * Its total including VAT, in cents.
 */
gross_total: Cents,
/**
 * What is still due, in cents.
 */
open: Cents, };

/**
 * The invoices a client still owes.
 */
export type OpenInvoices = {
/**
 * Oldest due date first.
 */
items: Array<OpenInvoice>, };

/**
 * What is owed since about as long.
 */
export type Owed = {
/**
 * How many invoices.
 */
documents: number,
/**
 * What is still due, in cents.
 */
open: Cents, };

/**
 * A page of a list.
 */
export type PageOf<T> = {
/**
 * The rows.
 */
items: Array<T>,
/**
 * What `after` must say for the next page; nothing when this is the last.
 */
next: string | null, };

/**
 * The password that is, and the one that will be.
 */
export type PasswordChange = { current: string, password: string, };

/**
 * The token of the link, and the password that will be.
 */
export type PasswordReset = { token: string, password: string, };

/**
 * A payment, a refund, or the reversal of one.
 */
export type Payment = {
/**
 * Its id.
 */
id: PaymentId,
/**
 * Whether money came in or went back.
 */
direction: PaymentDirection,
/**
 * The client.
 */
client_id: ClientId,
/**
 * The client's name.
 */
client_name: string,
/**
 * On which day.
 */
paid_on: Day,
/**
 * How much, in cents; negative in a reversal.
 */
amount: Cents,
/**
 * How.
 */
method: PaymentMethod,
/**
 * The reference on the statement.
 */
reference: string | null,
/**
 * A remark.
 */
note: string | null,
/**
 * The payment that this one undoes.
 */
reverses_id: PaymentId | null,
/**
 * The payment that undoes this one.
 */
reversed_by: PaymentId | null,
/**
 * What it settled.
 */
allocations: Array<Settled>,
/**
 * For a refund, what it gave back.
 */
parts: Array<GivenBack>,
/**
 * What it brought, or gave back, VAT by VAT.
 */
collections: Array<Collected>,
/**
 * What refunds gave back of it, in cents.
 */
refunded: Cents,
/**
 * What stays on the client's account, in cents.
 */
unallocated: Cents,
/**
 * What the law has to say.
 */
warnings: Array<Warning>, };

/**
 * Whether money comes in or goes back.
 */
export type PaymentDirection = "in" | "out";

/**
 * A payment, or the reversal of one.
 */
export type PaymentId = string;

/**
 * The body of a new payment.
 */
export type PaymentInput = {
/**
 * Who paid.
 */
client_id: ClientId,
/**
 * On which day.
 */
paid_on: string,
/**
 * How much, in cents.
 */
amount: Cents,
/**
 * How.
 */
method: PaymentMethod,
/**
 * The reference on the statement.
 */
reference?: string | null,
/**
 * A remark.
 */
note?: string | null,
/**
 * What it settles; the rest stays on the client's account.
 */
allocations: Array<Allocation>, };

/**
 * How money moves (UNCL 4461).
 */
export type PaymentMethod = "transfer" | "sepa_transfer" | "sepa_debit" | "direct_debit" | "card" | "cash" | "cheque" | "standing_order" | "clearing";

/**
 * The days that a figure counts, both included.
 */
export type Period = {
/**
 * First day.
 */
from: Day,
/**
 * Last day.
 */
to: Day, };

/**
 * VAT of the current month, as it becomes due.
 */
export type PeriodVat = {
/**
 * The month.
 */
period: Period,
/**
 * What it is counted on.
 */
basis: VatBasis,
/**
 * Highest rate first.
 */
by_rate: Array<RateVat>, };

/**
 * An address complete enough for a letter and an invoice.
 */
export type PostalAddress = {
/**
 * Number and street.
 */
street: string,
/**
 * Building, floor, post-office box.
 */
street2: string | null,
/**
 * The postcode; empty where a country has none.
 */
postcode: string,
/**
 * The town.
 */
city: string,
/**
 * The country.
 */
country: CountryCode, };

/**
 * Whether prices are typed excluding or including VAT.
 */
export type PriceMode = "net" | "gross";

/**
 * What is known of a hash.
 */
export type Proof = {
/**
 * Whether the bytes of this hash are those of a document that was issued or sent, on paper or as data; all else is told only then.
 */
genuine: boolean,
/**
 * What the document is.
 */
kind: DocumentKind | null,
/**
 * Its number.
 */
number: string | null,
/**
 * The day on its head.
 */
issued_on: Day | null,
/**
 * Who issued it.
 */
seller: string | null,
/**
 * Its total including VAT.
 */
gross_total: Cents | null,
/**
 * What it counts in.
 */
currency: Currency | null, };

/**
 * A letter as it is proposed.
 */
export type Proposal = {
/**
 * The client's address, when it is known.
 */
to: string | null,
/**
 * The subject.
 */
subject: string,
/**
 * What it says.
 */
message: string, };

/**
 * What people call the state of a quote on a given day.
 */
export type QuoteState = "draft" | "sent" | "expired" | "accepted" | "refused" | "partly_invoiced" | "invoiced" | "replaced";

/**
 * VAT of one rate.
 */
export type RateVat = {
/**
 * Hundredths of a percent.
 */
rate: number,
/**
 * What is taxed, in cents.
 */
base: Cents,
/**
 * The tax, in cents.
 */
tax: Cents, };

/**
 * An event with what it is about.
 */
export type RecentEvent = {
/**
 * To what kind of thing.
 */
subject_kind: string,
/**
 * Which.
 */
subject_id: string,
/**
 * How people call it.
 */
label: string,
/**
 * Its rank in the company's journal.
 */
n: number,
/**
 * When, in milliseconds since 1970.
 */
at: number,
/**
 * Who.
 */
actor_name: string,
/**
 * What, as `quote.sent`.
 */
action: string, };

/**
 * An allowance or a charge of a line as it is typed: a percentage or an amount.
 */
export type ReductionInput = {
/**
 * A plain decimal, 0 to 100.
 */
percent?: string | null,
/**
 * An amount in cents.
 */
amount?: Cents | null,
/**
 * Why.
 */
reason?: string | null, };

/**
 * The body of a refund: each cent that goes back says where it comes from.
 */
export type RefundInput = {
/**
 * On which day.
 */
paid_on: string,
/**
 * How much, in cents.
 */
amount: Cents,
/**
 * How.
 */
method: PaymentMethod,
/**
 * The reference on the statement.
 */
reference?: string | null,
/**
 * A remark.
 */
note?: string | null,
/**
 * Where it comes from: these sum to the amount.
 */
parts: Array<RefundPart>, };

/**
 * Where the money of a refund comes from: a credit note, or what a payment left on the account.
 */
export type RefundPart = {
/**
 * The credit note.
 */
credit_id?: DocumentId | null,
/**
 * The payment.
 */
payment_id?: PaymentId | null,
/**
 * How much of it, in cents.
 */
amount: Cents, };

/**
 * The body of a regrouping: all of it is done, or nothing.
 */
export type Regrouping = {
/**
 * Who joins; whoever is in already stays in.
 */
add: Array<ContactId>,
/**
 * Who leaves; whoever is not in stays out.
 */
remove: Array<ContactId>, };

/**
 * What a document does to the earlier one it points at.
 */
export type Relation = "bills" | "deducts" | "credits" | "revises";

/**
 * What is left to bill or to credit of one VAT category, rate and reason of an earlier document.
 */
export type Remainder = {
/**
 * How it is taxed.
 */
vat: Vat,
/**
 * What is left of the base.
 */
base: Cents,
/**
 * What is left of the tax.
 */
tax: Cents, };

/**
 * Until when the link is good, if one was mailed.
 */
export type ResetAsked = { expires_at: number, };

/**
 * Whose password is forgotten.
 */
export type ResetDemand = { email: string, };

/**
 * The body of a reversal.
 */
export type ReversalInput = {
/**
 * Why.
 */
note?: string | null, };

/**
 * The company, as it was that day.
 */
export type Seller = {
/**
 * Its name (BT-27).
 */
name: string,
/**
 * Its legal form, as printed: `SAS`, `EI`.
 */
legal_form: string | null,
/**
 * Its number in the register of companies (BT-30).
 */
siren: Siren | null,
/**
 * The number of its establishment (BT-29).
 */
siret: Siret | null,
/**
 * Its VAT number (BT-31).
 */
vat_number: VatNumber | null,
/**
 * Its capital, as printed.
 */
capital: string | null,
/**
 * The city it is registered in.
 */
rcs_city: string | null,
/**
 * Where it is (BG-5).
 */
address: PostalAddress,
/**
 * Its e-mail address (BT-43).
 */
email: Email | null,
/**
 * Its telephone (BT-42).
 */
phone: string | null,
/**
 * Its web site.
 */
website: string | null,
/**
 * The account to pay to (BT-84).
 */
iban: Iban | null,
/**
 * The bank of that account (BT-86).
 */
bic: Bic | null,
/**
 * How it owes VAT.
 */
vat_regime: VatRegime,
/**
 * The insurance that building trades must name.
 */
insurance: string | null,
/**
 * The colour of its documents.
 */
accent: string,
/**
 * Its logo.
 */
logo_id: string | null, };

/**
 * The body of a sending.
 */
export type SendingInput = {
/**
 * The recipient's e-mail address.
 */
to: string,
/**
 * The subject of the letter.
 */
subject: string,
/**
 * What it says.
 */
message: string,
/**
 * The day on the head of a quote that is still a draft; absent, today. Never before the latest of its series, never in the future.
 */
issued_on?: string | null, };

/**
 * Somebody signed in, and their companies.
 */
export type Session = { user: User, companies: Array<Membership>, };

/**
 * What a payment settled.
 */
export type Settled = {
/**
 * The document.
 */
document_id: DocumentId,
/**
 * Its number.
 */
number: string,
/**
 * How much of it, in cents; negative in a reversal.
 */
amount: Cents, };

/**
 * Whether a finding stops the document.
 */
export type Severity = "blocks" | "warns";

/**
 * What somebody signs in with.
 */
export type SignIn = { email: string, password: string, };

/**
 * What somebody signs up with.
 */
export type SignUp = { name: string, email: string, password: string, language: Language, };

/**
 * The number of a business: nine digits, the last a Luhn key.
 */
export type Siren = string;

/**
 * The number of an establishment: its SIREN and five digits, the last a Luhn key.
 */
export type Siret = string;

/**
 * A credit note that still owes something back.
 */
export type SpareCredit = {
/**
 * Its id.
 */
id: DocumentId,
/**
 * Its number.
 */
number: string,
/**
 * The day on its head.
 */
issued_on: Day,
/**
 * What can be given back or set off, in cents.
 */
available: Cents, };

/**
 * A payment of which something is left.
 */
export type SparePayment = {
/**
 * Its id.
 */
id: PaymentId,
/**
 * The day it came.
 */
paid_on: Day,
/**
 * How it came.
 */
method: PaymentMethod,
/**
 * The reference on the statement.
 */
reference: string | null,
/**
 * What can be given back or used, in cents.
 */
available: Cents, };

/**
 * How many documents are in a state, and their total including VAT; credit notes are taken off.
 */
export type StateTally = {
/**
 * The state's word.
 */
state: string,
/**
 * How many.
 */
documents: number,
/**
 * Their totals including VAT, in cents, credit notes taken off.
 */
gross: Cents,
/**
 * How many of them are credit notes.
 */
credits: number, };

/**
 * What each tab of a list counts.
 */
export type Tally = {
/**
 * State by state.
 */
states: Array<StateTally>, };

/**
 * When an invoice is to be paid.
 */
export type Terms = string;

/**
 * Something that waits for a hand.
 */
export type Todo = {
/**
 * overdue, accepted or old_draft.
 */
kind: string,
/**
 * How many documents.
 */
documents: number,
/**
 * How much, in cents.
 */
gross: Cents, };

/**
 * The unit a quantity counts.
 */
export type Unit = string;

/**
 * The price of one unit: up to 6 decimals, never negative.
 */
export type UnitPrice = string;

/**
 * Somebody signed in.
 */
export type User = { id: string, name: string, email: string, language: Language, };

/**
 * How a line is taxed; it travels in its flat form.
 */
export type Vat = {
/**
 * The category of UNCL 5305.
 */
category: Category,
/**
 * Hundredths of a percent, for category S only.
 */
rate?: number | null,
/**
 * The code of the exemption reason, for the categories without tax.
 */
vatex?: string | null, };

/**
 * What VAT is counted on.
 */
export type VatBasis = "invoiced" | "received";

/**
 * The same as one flat row: how VAT travels and how it is stored.
 */
export type VatCode = {
/**
 * The category of UNCL 5305.
 */
category: Category,
/**
 * Hundredths of a percent, for category S only.
 */
rate?: number | null,
/**
 * The code of the exemption reason, for the categories without tax.
 */
vatex?: string | null, };

/**
 * The number a business is known by for VAT between member states.
 */
export type VatNumber = string;

/**
 * How a company owes VAT.
 */
export type VatRegime = "standard" | "debits" | "franchise";

/**
 * What a check of the chain found.
 */
export type Verification = {
/**
 * True.
 */
intact: boolean,
/**
 * How many events there are.
 */
events: number,
/**
 * How many of them are sealed.
 */
sealed: number,
/**
 * Since when events wait for their seal.
 */
unsealed_since: number | null, } | {
/**
 * False.
 */
intact: boolean,
/**
 * At which rank.
 */
broken_at: number,
/**
 * Why: a stable code.
 */
reason: string, };

/**
 * A view as somebody sees it.
 */
export type View = {
/**
 * Its id.
 */
id: ViewId,
/**
 * The list it looks at.
 */
list: ViewedList,
/**
 * Its name.
 */
name: string,
/**
 * The query of the page's address.
 */
query: string,
/**
 * Whether the whole company sees it.
 */
shared: boolean,
/**
 * Whether the caller has written it.
 */
mine: boolean,
/**
 * Whether the caller opens the list with it.
 */
preferred: boolean,
/**
 * The version that a change must name.
 */
version: number, };

/**
 * A saved view of a list.
 */
export type ViewId = string;

/**
 * A view as it is typed.
 */
export type ViewInput = {
/**
 * The list it looks at.
 */
list: ViewedList,
/**
 * Its name.
 */
name: string,
/**
 * The query of the page's address, without the question mark.
 */
query: string,
/**
 * Whether the whole company sees it.
 */
shared: boolean, };

/**
 * The lists that can be looked at in several ways.
 */
export type ViewedList = "quotes" | "invoices" | "payments" | "clients" | "contacts" | "articles";

/**
 * The views that somebody sees.
 */
export type Views = {
/**
 * By list and name.
 */
items: Array<View>, };

/**
 * Quotes that wait for an answer.
 */
export type WaitingQuotes = {
/**
 * How many.
 */
documents: number,
/**
 * Their totals including VAT, in cents.
 */
gross: Cents,
/**
 * Of a hundred answers of the last 90 days, how many were yes.
 */
acceptance_rate_90d: number | null, };

/**
 * A warning in words.
 */
export type Warning = {
/**
 * Its stable code.
 */
code: string,
/**
 * What it says, in the reader's language.
 */
detail: string, };
