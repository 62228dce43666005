// The words printed on a document in English, whatever the reader's language.
export default {
  quote: 'Quote', invoice: 'Invoice', deposit: 'Deposit invoice', credit: 'Credit note', progress: 'Progress invoice', corrective: 'Corrective invoice',
  credits: 'For', replaces: 'Replaces', cancels: 'Cancels and replaces', of: 'of',
  the_quote: 'quote', the_invoice: 'invoice', the_deposit: 'deposit invoice', the_progress: 'progress invoice', the_credit: 'credit note',
  contract: 'Contract', before: 'Before', reached: 'To date', paid: 'Already paid', settled_on: 'Paid on', credited: 'Amount credited',
  draft: 'Draft', issued_on: 'Issued on', quoted_on: 'Issued on', due_on: 'Due on', valid_until: 'Valid until', supplied_on: 'Supplied on',
  purchase_order: 'Your reference', payable: 'Amount due', total: 'Total incl. VAT',
  name: 'Description', quantity: 'Qty', unit_price_net: 'Unit price', unit_price_gross: 'Price incl. VAT', vat: 'VAT', net: 'Net', gross: 'Incl. VAT',
  subtotal: 'Subtotal', option: 'Option', allowance: 'Discount', charge: 'Charge',
  line_total: 'Sum of lines', net_total: 'Net total', vat_at: 'VAT', on_base: 'on', vat_total: 'VAT', deducted: 'Deposits deducted',
  client: 'Client', client_address: 'Client’s address', bank_transfer: 'Payment by bank transfer', vat_number: 'VAT no.',
  terms: 'Payment terms', agreement: 'Agreed and accepted',
  agreement_hint: 'Date, name and signature', reference: 'Reference to quote', capital: 'Share capital', empty: 'Your lines will appear here'
}
