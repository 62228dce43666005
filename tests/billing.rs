//! Deposits and invoices of thousands of random quotes: deposits ask for what was said, and all invoices together are the quote, to the cent.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod random;

use comptoir::domain::credit::{ChosenLine, Taken};
use comptoir::domain::day::Day;
use comptoir::domain::document::{Document, State};
use comptoir::domain::frozen::Amounts;
use comptoir::domain::ids::DocumentId;
use comptoir::domain::kind::Kind;
use comptoir::domain::language::{Currency, Language};
use comptoir::domain::line::Nature;
use comptoir::domain::money::Cents;
use comptoir::domain::pricing::{LineInput, Pricing};
use comptoir::domain::quantity::{Percent, Quantity};
use comptoir::domain::quote;
use comptoir::domain::totals::{PriceMode, Remainder};
use comptoir::domain::trade::accepted::Accepted;
use comptoir::domain::trade::bill::{bill, deductible};
use comptoir::domain::trade::deduction::part;
use comptoir::domain::trade::deposit::{Share, lines as deposit_lines};
use comptoir::domain::trade::left::{gross, left};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use random::{adjustments, config, lines};
use rust_decimal::Decimal;

fn id(at: usize) -> DocumentId {
    format!("01936f2e-8a3b-7c11-9d2e-{at:012}").parse().unwrap()
}

fn cents(amount: i64) -> Cents {
    amount.try_into().unwrap()
}

/// The head of an accepted quote: what its client accepted comes beside it.
fn head() -> Document {
    Document {
        id: id(0),
        kind: Kind::Quote,
        stage: "accepted".into(),
        state: State::Quote(quote::State::Accepted),
        number: Some("D-2026-0001".into()),
        client_id: None,
        contact_id: None,
        client_name: String::new(),
        subject: String::new(),
        issued_on: Day::parse("2026-11-24").unwrap(),
        due_on: None,
        supplied_on: None,
        currency: Currency::EUR,
        language: Language::Fr,
        price_mode: PriceMode::Net,
        payment_terms: "days:30".into(),
        purchase_order: None,
        note: None,
        lines: Vec::new(),
        adjustments: Vec::new(),
        vat: Vec::new(),
        totals: Amounts::default(),
        deductions: Vec::new(),
        settled_on: None,
        settled_method: None,
        remainder: Vec::new(),
        proof_code: None,
        answered_options: None,
        answered_gross: None,
        paid: Cents::ZERO,
        credited: Cents::ZERO,
        open: Cents::ZERO,
        answered_on: None,
        answered_by: None,
        answer_note: None,
        seller: None,
        buyer: None,
        mentions: Vec::new(),
        links: Vec::new(),
        messages: Vec::new(),
        events: Vec::new(),
        share_url: None,
        version: 1,
    }
}

/// What a client accepted, and it comes to something.
fn quotes() -> impl Strategy<Value = Accepted> {
    (lines(), adjustments(), any::<bool>()).prop_filter_map(
        "a quote comes to something",
        |(lines, adjustments, gross)| {
            let price_mode = if gross { PriceMode::Gross } else { PriceMode::Net };
            let pricing = Pricing { price_mode, lines, adjustments, remainder: Vec::new() };
            let totals = pricing.draft().ok()?.totals;
            (totals.gross_total > Cents::ZERO).then_some(Accepted { pricing, totals })
        },
    )
}

/// Deposits in thousandths of the whole: asked for as a percentage or as an amount.
fn shares() -> impl Strategy<Value = Vec<(i64, bool)>> {
    prop::collection::vec((1..=600_i64, any::<bool>()), 0..4)
}

/// What is billed before the rest: some lines, and how much of each in thousandths.
fn steps() -> impl Strategy<Value = Vec<Vec<(usize, i64)>>> {
    let line = (0..8_usize, prop_oneof![1..=1000_i64, Just(1000_i64)]);
    prop::collection::vec(prop::collection::vec(line, 1..4), 0..3)
}

fn figures(pricing: &Pricing) -> Result<Vec<Remainder>, TestCaseError> {
    let priced = pricing.draft().map_err(|why| TestCaseError::fail(format!("{why:?}")))?;
    Ok(priced.totals.vat.iter().map(Remainder::from).collect())
}

/// Whether nothing is left of either figure of any rate.
fn settled(parts: &[Remainder]) -> bool {
    parts.iter().all(|part| part.base.is_zero() && part.tax.is_zero())
}

/// The deposits that a quote admits, each with what it takes of each rate.
fn deposits(
    accepted: &Accepted,
    shares: &[(i64, bool)],
) -> Result<Vec<(DocumentId, Vec<Remainder>)>, TestCaseError> {
    let whole = accepted.totals.gross_total;
    let mut open = accepted.vat();
    let mut all = Vec::new();
    for (at, (thousandths, by_percent)) in shares.iter().enumerate() {
        let percent = Percent::parse(&Decimal::new(*thousandths, 1).normalize().to_string()).unwrap();
        let amount = percent.of(whole).unwrap();
        if amount.is_zero() || amount > gross(&open).unwrap() {
            continue;
        }
        let share = if *by_percent { Share::Percent(percent) } else { Share::Amount(amount) };
        let lines = deposit_lines(&head(), accepted, share).unwrap();
        let pricing =
            Pricing { price_mode: PriceMode::Gross, lines, adjustments: Vec::new(), remainder: open.clone() };
        let deposit = figures(&pricing)?;
        prop_assert_eq!(gross(&deposit).unwrap(), amount, "a deposit asks for what was said");
        open = left(&open, &deposit).unwrap();
        all.push((id(at + 1), deposit));
    }
    Ok(all)
}

/// A quote that is billed step by step.
struct Sale<'a> {
    accepted: &'a Accepted,
    /// What is left of the quote.
    open: Vec<Remainder>,
    /// What is left of each deposit.
    deposits: Vec<(DocumentId, Vec<Remainder>)>,
    taken: Vec<Taken>,
    /// What its invoices come to, and what they ask for.
    billed: Cents,
    asked: Cents,
    /// Whether an invoice came to less than nothing.
    gave_back: bool,
}

impl<'a> Sale<'a> {
    fn new(accepted: &'a Accepted, deposits: &[(DocumentId, Vec<Remainder>)]) -> Self {
        let (open, deposits) = (accepted.vat(), deposits.to_vec());
        let (billed, asked) = (Cents::ZERO, Cents::ZERO);
        Self { accepted, open, deposits, taken: Vec::new(), billed, asked, gave_back: false }
    }

    /// Bills lines, or all that is left, less the deposits; whether there was something to bill.
    fn bill(&mut self, chosen: Option<&[ChosenLine]>) -> Result<bool, TestCaseError> {
        let Ok(pricing) = bill(&head(), self.accepted, &self.open, self.taken.clone(), chosen) else {
            return Ok(false);
        };
        let invoice = figures(&pricing)?;
        self.open = left(&self.open, &invoice).unwrap();
        let total = gross(&invoice).unwrap();
        self.billed = self.billed.plus(total).unwrap();
        self.asked = self.asked.plus(total.less(self.deduct(total)?).unwrap()).unwrap();
        self.gave_back |= total.is_negative();
        let priced = pricing.draft().unwrap();
        for (line, amount) in pricing.lines.iter().zip(&priced.totals.line_amounts) {
            if let (Some(source), Some(amount)) = (&line.source, amount) {
                let quantity = Quantity::parse(line.quantity.as_deref().unwrap()).unwrap();
                self.taken.push(Taken { position: source.position, quantity, amount: *amount });
            }
        }
        Ok(true)
    }

    /// Takes deposits off an invoice, and answers with how much.
    fn deduct(&mut self, total: Cents) -> Result<Cents, TestCaseError> {
        let open: Vec<_> = self.deposits.iter().map(|(id, vat)| (id.clone(), gross(vat).unwrap())).collect();
        let mut sum = Cents::ZERO;
        for (id, amount) in deductible(&open, total).unwrap() {
            let (_, vat) = self.deposits.iter_mut().find(|(deposit, _)| *deposit == id).unwrap();
            let piece = part(vat, Some(amount)).unwrap();
            prop_assert_eq!(gross(&piece).unwrap(), amount);
            *vat = left(vat, &piece).unwrap();
            sum = sum.plus(amount).unwrap();
        }
        prop_assert!(sum <= total.max(Cents::ZERO), "an invoice deducts no more than it comes to");
        Ok(sum)
    }
}

/// The lines of a step, as a person chooses them.
fn chosen(accepted: &Accepted, step: &[(usize, i64)]) -> Vec<ChosenLine> {
    let line = |(at, thousandths): &(usize, i64)| -> Option<ChosenLine> {
        let sold: Decimal = accepted.pricing.lines.get(*at)?.quantity.as_deref()?.parse().ok()?;
        let part = (sold * Decimal::new(*thousandths, 3)).round_dp(4).normalize().to_string();
        Some(ChosenLine {
            position: u32::try_from(at + 1).ok()?,
            quantity: (*thousandths < 1000).then_some(part),
        })
    };
    step.iter().filter_map(line).collect()
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn deposits_and_the_balance_are_the_quote_rate_by_rate(accepted in quotes(), shares in shares()) {
        let whole = accepted.vat();
        let deposits = deposits(&accepted, &shares)?;
        let mut sale = Sale::new(&accepted, &deposits);
        prop_assert!(sale.bill(None)?);
        prop_assert!(settled(&sale.open), "the one invoice of a quote is the quote: {:?}", sale.open);
        let mut balance = whole.clone();
        for (_, deposit) in &deposits {
            balance = left(&balance, deposit).unwrap();
        }
        prop_assert_eq!(gross(&balance).unwrap(), sale.asked, "what is left to pay is what deposits left");
        prop_assert!(sale.deposits.iter().all(|(_, vat)| settled(vat)), "each deposit came off as it was stored");
    }

    #[test]
    fn a_quote_billed_step_by_step_is_billed_once(accepted in quotes(), shares in shares(), steps in steps()) {
        let deposits = deposits(&accepted, &shares)?;
        let mut sale = Sale::new(&accepted, &deposits);
        for step in &steps {
            sale.bill(Some(&chosen(&accepted, step)))?;
        }
        let rest = gross(&sale.open).unwrap();
        match sale.bill(None)? {
            true => {
                prop_assert!(settled(&sale.open), "{:?} is left", sale.open);
                prop_assert_eq!(sale.billed, accepted.totals.gross_total);
                prop_assert!(!sale.bill(None)?, "nothing is left to bill");
            }
            false => prop_assert!(rest <= Cents::ZERO, "{:?} was not billed", rest),
        }
        let left_over = sale.deposits.iter().map(|(_, vat)| gross(vat).unwrap());
        let left_over = Cents::sum(left_over).unwrap();
        let asked_before = Cents::sum(deposits.iter().map(|(_, vat)| gross(vat).unwrap())).unwrap();
        let deducted = asked_before.less(left_over).unwrap();
        prop_assert_eq!(sale.asked.plus(deducted).unwrap(), sale.billed, "no cent is asked for twice");
        if !sale.gave_back && settled(&sale.open) {
            prop_assert!(sale.deposits.iter().all(|(_, vat)| settled(vat)), "{:?}", sale.deposits);
        }
    }
}

#[test]
fn a_quote_of_one_line_in_three_deposits() {
    let line = LineInput {
        name: "Pose".into(),
        nature: Some(Nature::Service),
        quantity: Some("1".into()),
        unit_price: Some("100.01".into()),
        vat: Some(random::vat(0)),
        ..LineInput::default()
    };
    let pricing = Pricing { lines: vec![line], ..Pricing::default() };
    let totals = pricing.draft().unwrap().totals;
    let accepted = Accepted { pricing, totals };
    let deposits = deposits(&accepted, &[(333, true), (333, true), (333, false)]).unwrap();
    let figures: Vec<_> = deposits.iter().flat_map(|(_, vat)| vat).map(|it| (it.base, it.tax)).collect();
    assert_eq!(figures, [(cents(3330), cents(666)); 3]);
    let mut sale = Sale::new(&accepted, &deposits);
    assert!(sale.bill(None).unwrap());
    assert_eq!(sale.asked, cents(13));
}

/// The properties above pass over what is refused: that must be the exception.
#[test]
fn most_steps_bill_something_and_most_quotes_have_deposits() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut steps, mut billed, mut asked, mut made) = (0, 0, 0, 0);
    for _ in 0..300 {
        let accepted = quotes().new_tree(&mut runner).unwrap().current();
        let shares = [(300, true), (200, false)];
        let deposits = deposits(&accepted, &shares).unwrap();
        asked += shares.len();
        made += deposits.len();
        let mut sale = Sale::new(&accepted, &deposits);
        for step in [[(0, 400)], [(0, 600)]] {
            steps += 1;
            billed += i32::from(sale.bill(Some(&chosen(&accepted, &step))).unwrap());
        }
    }
    assert!(billed * 10 > steps * 7, "{billed} of {steps}");
    assert!(made * 10 > asked * 9, "{made} of {asked}");
}
