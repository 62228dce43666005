//! The payment of an invoice that was paid on the spot: written in the breath that numbers it, from its own figures.

use crate::domain::ids::{DocumentId, PaymentId};
use crate::store::Tenant;
use crate::store::history::Event;
use crate::store::sql::{Query, bind, statements};

statements! { TenantSql:
    /// Adds the payment of an invoice just issued; one that deposits had paid already leaves nothing to pay.
    PAY = "
        insert into payments (company_id, id, client_id, client_name, paid_on, amount, method, search, created_by, created_at)
        select ?1, ?2, d.client_id, d.client_name, d.settled_on, d.settled_amount, d.settled_method, d.client_key || ' ' || lower(d.number), ?4, ?5
        from documents d where d.company_id = ?1 and d.id = ?3 and d.stage = 'issued' and d.settled_amount > 0";
    /// Says that the payment settles the whole of it.
    SETTLE = "
        insert into allocations (company_id, payment_id, document_id, amount)
        select ?1, ?2, d.id, d.settled_amount
        from documents d where d.company_id = ?1 and d.id = ?3 and d.stage = 'issued' and d.settled_amount > 0";
    /// Splits it by VAT: it takes all that the deposits leave of each category and rate.
    COLLECT = "
        insert into collections (company_id, payment_id, document_id, position, category, rate, vatex, amount)
        select ?1, ?2, v.document_id, v.position, v.category, v.rate, v.vatex, v.base + v.tax - coalesce((
            select sum(x.base + x.tax) from deductions x
            where x.company_id = ?1 and x.document_id = v.document_id and (x.category, x.rate, x.vatex) is (v.category, v.rate, v.vatex)), 0)
        from documents d join vat_subtotals v on v.company_id = ?1 and v.document_id = d.id
        where d.company_id = ?1 and d.id = ?3 and d.stage = 'issued' and d.settled_amount > 0";
}

impl Tenant {
    /// The statements that follow the numbering of an invoice paid on the spot.
    pub(in crate::store) fn paid_on_the_spot(&self, payment: &PaymentId, invoice: &DocumentId) -> Vec<Query> {
        let (payment, invoice) = (payment.as_str(), invoice.as_str());
        let user = self.user().map(|user| user.as_str()).unwrap_or_default();
        vec![
            self.query(&PAY, bind![payment, invoice, user, self.now().ms]),
            self.query(&SETTLE, bind![payment, invoice]),
            self.query(&COLLECT, bind![payment, invoice]),
            self.event(&Event::new("payment.recorded", "payment", payment, "")),
            self.event(&Event::new("invoice.paid", "invoice", invoice, "")),
        ]
    }
}
