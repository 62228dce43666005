//! A form read field by field: every refusal is remembered, so that all are told at once.

use super::refusal::{FieldRefusal, Refusal};

/// What has been refused so far.
#[derive(Debug, Default)]
pub struct Form {
    refusals: Vec<FieldRefusal>,
}

impl Form {
    /// Takes a field's value, or remembers why it is refused.
    pub fn take<T>(&mut self, field: &str, value: Result<T, Refusal>) -> Option<T> {
        value.map_err(|refusal| self.refuse(field, refusal)).ok()
    }

    /// Reads a field that may stay empty.
    pub fn optional<T>(
        &mut self,
        field: &str,
        text: Option<&str>,
        parse: impl FnOnce(&str) -> Result<T, Refusal>,
    ) -> Option<Option<T>> {
        match text.map(str::trim).filter(|text| !text.is_empty()) {
            Some(text) => self.take(field, parse(text)).map(Some),
            None => Some(None),
        }
    }

    /// Takes a part of the form that names its own fields.
    pub fn part<T>(&mut self, value: Result<T, Vec<FieldRefusal>>) -> Option<T> {
        value.map_err(|refusals| self.refusals.extend(refusals)).ok()
    }

    /// Remembers that a field is refused.
    pub fn refuse(&mut self, field: &str, refusal: Refusal) {
        self.refusals.push(refusal.at(field));
    }

    /// The whole, when nothing was refused.
    pub fn close<T>(self, whole: impl FnOnce() -> Option<T>) -> Result<T, Vec<FieldRefusal>> {
        match whole() {
            Some(whole) if self.refusals.is_empty() => Ok(whole),
            _ => Err(self.refusals),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_is_told_at_once() {
        let mut form = Form::default();
        let name = form.take::<&str>("name", Err(Refusal::Missing));
        let email = form.optional("email", Some(" x "), |_| Err::<(), _>(Refusal::EmailShape));
        let phone = form.optional("phone", Some("  "), |_| Err::<(), _>(Refusal::TooLong));
        assert_eq!(phone, Some(None));
        let refused = form.close(|| Some((name?, email?))).unwrap_err();
        assert_eq!(refused, [Refusal::Missing.at("name"), Refusal::EmailShape.at("email")]);
    }
}
