//! How an entry of the directory is filed: what people call it, how it is sorted, where a search finds it.

use super::text::fold;

/// The three words under which an entry is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// As people call it.
    pub label: String,
    /// As lists sort it.
    pub key: String,
    /// Everything a search looks through.
    pub search: String,
}

impl Filing {
    /// Files under a name, to be found by it and by these other words.
    pub fn under<'a>(label: &str, words: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        let mut search = label.to_owned();
        for word in words.into_iter().flatten() {
            search.push(' ');
            search.push_str(word);
        }
        Filing { label: label.to_owned(), key: fold(label), search: fold(&search) }
    }
}

/// Something that can be filed.
pub trait Filed {
    /// Its label, its key and what a search finds it by.
    fn filing(&self) -> Filing;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_found_by_any_of_its_words() {
        let filing = Filing::under("Café  Élan", [Some("732829320"), None, Some("Nîmes")]);
        assert_eq!(filing.key, "cafe elan");
        assert_eq!(filing.search, "cafe elan 732829320 nimes");
    }
}
