//! Cuts a calculation into numbers and signs.

use rust_decimal::Decimal;

use super::number;
use crate::domain::language::Language;
use crate::domain::refusal::Refusal;

/// The longest calculation a cell takes.
const LONGEST: usize = 200;

/// A number or a sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token {
    Number(Decimal),
    Plus,
    Minus,
    Times,
    Divide,
    Percent,
    Open,
    Close,
}

/// Reads the whole text; a leading `=` and currency signs mean nothing.
pub(super) fn read(text: &str, language: Language) -> Result<Vec<Token>, Refusal> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(Refusal::TooLong);
    }
    let mut rest = text.trim().trim_start_matches('=');
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        rest = match first {
            '0'..='9' | '.' | ',' => {
                let (typed, after) = rest.split_at_checked(number::length(rest)).unwrap_or((rest, ""));
                // Two numbers side by side are a slip, not a sum.
                if let Some(Token::Number(_)) = tokens.last() {
                    return Err(Refusal::CalculationShape);
                }
                tokens.push(Token::Number(number::read(typed, language)?));
                after
            }
            space if space.is_whitespace() || matches!(space, '€' | '$' | '£') => after,
            sign => {
                tokens.push(signed(sign).ok_or(Refusal::CalculationShape)?);
                after
            }
        };
    }
    Ok(tokens)
}

const fn signed(sign: char) -> Option<Token> {
    match sign {
        '+' => Some(Token::Plus),
        '-' | '−' | '–' => Some(Token::Minus),
        '*' | 'x' | 'X' | '×' => Some(Token::Times),
        '/' | '÷' | ':' => Some(Token::Divide),
        '%' => Some(Token::Percent),
        '(' => Some(Token::Open),
        ')' => Some(Token::Close),
        _ => None,
    }
}
