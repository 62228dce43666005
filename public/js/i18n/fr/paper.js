// The words printed on a document in French, whatever the reader's language.
export default {
  quote: 'Devis', invoice: 'Facture', deposit: 'Facture d’acompte', credit: 'Avoir', progress: 'Facture de situation', corrective: 'Facture rectificative',
  credits: 'Sur', replaces: 'Remplace', cancels: 'Annule et remplace', of: 'du',
  the_quote: 'le devis', the_invoice: 'la facture', the_deposit: 'la facture d’acompte', the_progress: 'la facture de situation', the_credit: 'l’avoir',
  contract: 'Marché HT', before: 'Antérieur', reached: 'Cumulé', paid: 'Déjà réglé', settled_on: 'Réglée le', credited: 'Montant de l’avoir',
  draft: 'Brouillon', issued_on: 'Émise le', quoted_on: 'Émis le', due_on: 'Échéance', valid_until: 'Valable jusqu’au', supplied_on: 'Livrée le',
  purchase_order: 'Votre référence', payable: 'Net à payer', total: 'Total TTC',
  name: 'Désignation', quantity: 'Qté', unit_price_net: 'PU HT', unit_price_gross: 'PU TTC', vat: 'TVA', net: 'Total HT', gross: 'Total TTC',
  subtotal: 'Sous-total', option: 'Option', allowance: 'Remise', charge: 'Frais',
  line_total: 'Total des lignes', net_total: 'Total HT', vat_at: 'TVA', on_base: 'sur', vat_total: 'TVA', deducted: 'Acomptes déduits',
  client: 'Client', client_address: 'Adresse du client', bank_transfer: 'Règlement par virement', vat_number: 'TVA',
  terms: 'Conditions de paiement', agreement: 'Bon pour accord',
  agreement_hint: 'Date, nom et signature', reference: 'Référence à rappeler', capital: 'Capital', empty: 'Vos lignes apparaîtront ici'
}
