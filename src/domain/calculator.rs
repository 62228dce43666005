//! The arithmetic of a cell: `1 234,5`, `=12x45+10%`, `1200/3`, in exact decimals.

mod number;
mod tokens;

use rust_decimal::{Decimal, RoundingStrategy};

use super::exact;
use super::language::Language;
use super::refusal::Refusal;
use tokens::Token;

/// Results keep as many decimals as a unit price.
const DECIMALS: u32 = 6;

/// Works out what was typed; `current` is what the cell holds, for `+20%` or `*2`.
pub fn calculate(text: &str, language: Language, current: Option<Decimal>) -> Result<Decimal, Refusal> {
    let tokens = tokens::read(text, language)?;
    if tokens.is_empty() {
        return Err(Refusal::Missing);
    }
    let mut sum = Sum { tokens: &tokens, depth: 0 };
    let start = if continues(&tokens) { current } else { None };
    let result = match start {
        Some(current) => {
            let factor = sum.product_from(Value::Plain(current))?;
            sum.sum_from(factor)?
        }
        None => sum.sum()?,
    };
    if !sum.tokens.is_empty() {
        return Err(Refusal::CalculationShape);
    }
    let rounded = result.plain()?.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero);
    Ok(rounded.normalize())
}

/// Whether the text carries on from the cell: it multiplies, divides, or adds or takes a percentage.
fn continues(tokens: &[Token]) -> bool {
    match tokens {
        [Token::Times | Token::Divide, ..] => true,
        [Token::Plus | Token::Minus, Token::Number(_), Token::Percent, ..] => true,
        [..] => false,
    }
}

/// A decimal as a cell holds it.
pub fn held(text: &str) -> Option<Decimal> {
    number::plain(text).ok()
}

fn times(left: Decimal, right: Decimal) -> Result<Decimal, Refusal> {
    exact::times(left, right).map_err(|_| Refusal::TooLarge)
}

/// A number, or a percentage whose base is still to come.
#[derive(Clone, Copy)]
enum Value {
    Plain(Decimal),
    Percent(Decimal),
}

impl Value {
    fn plain(self) -> Result<Decimal, Refusal> {
        match self {
            Value::Plain(value) => Ok(value),
            Value::Percent(_) => Err(Refusal::PercentOfNothing),
        }
    }

    /// As a factor, 10 % is 0.1.
    fn factor(self) -> Result<Decimal, Refusal> {
        match self {
            Value::Plain(value) => Ok(value),
            Value::Percent(value) => times(value, Decimal::new(1, 2)),
        }
    }
}

/// What is left to read of a calculation.
struct Sum<'a> {
    tokens: &'a [Token],
    depth: usize,
}

impl Sum<'_> {
    fn next_if(&mut self, wanted: &[Token]) -> Option<Token> {
        match self.tokens {
            [first, rest @ ..] if wanted.contains(first) => {
                self.tokens = rest;
                Some(*first)
            }
            _ => None,
        }
    }

    fn sum(&mut self) -> Result<Value, Refusal> {
        let first = self.product()?;
        self.sum_from(first)
    }

    fn sum_from(&mut self, first: Value) -> Result<Value, Refusal> {
        let mut total = first;
        while let Some(sign) = self.next_if(&[Token::Plus, Token::Minus]) {
            let base = total.plain()?;
            let change = match self.product()? {
                Value::Plain(value) => value,
                percent => times(base, percent.factor()?)?,
            };
            let change = if sign == Token::Plus { change } else { -change };
            total = Value::Plain(exact::plus(base, change).map_err(|_| Refusal::TooLarge)?);
        }
        Ok(total)
    }

    fn product(&mut self) -> Result<Value, Refusal> {
        let first = self.factor()?;
        self.product_from(first)
    }

    fn product_from(&mut self, first: Value) -> Result<Value, Refusal> {
        let mut product = first;
        while let Some(operation) = self.next_if(&[Token::Times, Token::Divide]) {
            let (left, right) = (product.factor()?, self.factor()?.factor()?);
            product = Value::Plain(match operation {
                Token::Divide if right.is_zero() => return Err(Refusal::DivisionByZero),
                Token::Divide => exact::over(left, right).map_err(|_| Refusal::TooLarge)?,
                _ => times(left, right)?,
            });
        }
        Ok(product)
    }

    fn factor(&mut self) -> Result<Value, Refusal> {
        let negative = match self.next_if(&[Token::Plus, Token::Minus]) {
            Some(sign) => sign == Token::Minus,
            None => false,
        };
        let value = match self.tokens {
            [Token::Number(value), rest @ ..] => {
                self.tokens = rest;
                *value
            }
            [Token::Open, rest @ ..] if self.depth < 20 => {
                self.tokens = rest;
                self.depth += 1;
                let inner = self.sum()?.plain()?;
                self.depth -= 1;
                self.next_if(&[Token::Close]).ok_or(Refusal::CalculationShape)?;
                inner
            }
            _ => return Err(Refusal::CalculationShape),
        };
        let value = if negative { -value } else { value };
        Ok(if self.next_if(&[Token::Percent]).is_some() {
            Value::Percent(value)
        } else {
            Value::Plain(value)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn french(text: &str) -> Result<String, Refusal> {
        calculate(text, Language::Fr, Some(Decimal::new(80, 0))).map(|value| value.to_string())
    }

    #[test]
    fn a_cell_understands_numbers_and_sums() {
        for (typed, result) in [
            ("1 234,5", "1234.5"),
            ("1234.50", "1234.5"),
            ("=12x45", "540"),
            ("=12 × 45 + 10%", "594"),
            ("=12x45+10%", "594"),
            ("1200/3", "400"),
            ("10/3*3", "10"),
            ("2+3*4", "14"),
            ("(2+3)*4", "20"),
            ("100-5%-5%", "90.25"),
            ("200*10%", "20"),
            ("-5", "-5"),
            ("1 500 €", "1500"),
            ("0,1+0,2", "0.3"),
        ] {
            assert_eq!(french(typed).as_deref(), Ok(result), "{typed}");
        }
    }

    #[test]
    fn what_begins_with_an_operation_carries_on_from_the_cell() {
        assert_eq!(french("+20%").as_deref(), Ok("96"));
        assert_eq!(french("-25%").as_deref(), Ok("60"));
        assert_eq!(french("*2+1").as_deref(), Ok("161"));
        assert_eq!(french("/3").as_deref(), Ok("26.666667"));
        assert_eq!(french("+20").as_deref(), Ok("20"));
        assert_eq!(calculate("+20%", Language::Fr, None), Err(Refusal::PercentOfNothing));
        assert_eq!(french("20%"), Err(Refusal::PercentOfNothing));
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for text in
            ["abc", "12 45", "1,2,3", "2+", "(2", "2)", "2**3", "--2", "1.2.3,4", "%", "2%%", "()", "²"]
        {
            assert_eq!(french(text), Err(Refusal::CalculationShape), "{text}");
        }
        assert_eq!(french("1/0"), Err(Refusal::DivisionByZero));
        assert_eq!(french(" = "), Err(Refusal::Missing));
        assert_eq!(french(&"9*".repeat(500)), Err(Refusal::TooLong));
        assert_eq!(french("99999999999999*99999999999999*9999999"), Err(Refusal::TooLarge));
    }
}
