//! The normal forms of Unicode. Their tables are heavy, and every JavaScript engine has them: in WebAssembly ours asks it.

use std::borrow::Cow;

/// Letters joined with their accents (NFC): the form in which words are kept.
pub fn composed(text: &str) -> Cow<'_, str> {
    // Before U+0300 no letter joins another.
    if text.chars().all(|letter| letter < '\u{300}') { text.into() } else { machine::composed(text).into() }
}

/// Letters apart from their accents, ligatures and other disguises opened (NFKD): the form in which words are compared.
pub fn decomposed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { text.into() } else { machine::decomposed(text).into() }
}

/// The marks that Latin, Greek and Cyrillic letters come apart into. Elsewhere marks are vowels, which a word needs.
pub const fn is_accent(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{2DE0}'..='\u{2DFF}' | '\u{A66F}'..='\u{A672}' | '\u{A674}'..='\u{A67D}'
        | '\u{A69E}' | '\u{A69F}' | '\u{FE20}'..='\u{FE2F}')
}

#[cfg(not(target_arch = "wasm32"))]
mod machine {
    use unicode_normalization::UnicodeNormalization;

    pub fn composed(text: &str) -> String {
        text.nfc().collect()
    }

    pub fn decomposed(text: &str) -> String {
        text.nfkd().collect()
    }
}

#[cfg(target_arch = "wasm32")]
mod machine {
    use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_name = String)]
        type Text;
        #[wasm_bindgen(method)]
        fn normalize(this: &Text, form: &str) -> String;
    }

    pub fn composed(text: &str) -> String {
        JsValue::from_str(text).unchecked_ref::<Text>().normalize("NFC")
    }

    pub fn decomposed(text: &str) -> String {
        JsValue::from_str(text).unchecked_ref::<Text>().normalize("NFKD")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::char::is_combining_mark;
    use unicode_normalization::{UnicodeNormalization, is_nfc};

    /// Latin, Greek and Cyrillic, with their extensions.
    fn european() -> impl Iterator<Item = char> {
        let blocks =
            ['\0'..='\u{52F}', '\u{1C80}'..='\u{1C8F}', '\u{1D00}'..='\u{1FFF}', '\u{2C60}'..='\u{2C7F}'];
        blocks
            .into_iter()
            .chain(['\u{A640}'..='\u{A69F}', '\u{A720}'..='\u{A7FF}', '\u{AB30}'..='\u{AB6F}'])
            .flatten()
    }

    #[test]
    fn nothing_before_the_first_accent_needs_composing() {
        for letter in '\0'..'\u{300}' {
            for next in '\0'..'\u{300}' {
                assert!(is_nfc(&format!("{letter}{next}")), "{letter:?} {next:?}");
            }
        }
    }

    #[test]
    fn european_letters_lose_every_mark_and_nothing_else() {
        for letter in european() {
            let bare: String =
                decomposed(&letter.to_string()).chars().filter(|part| !is_accent(*part)).collect();
            let wanted: String = letter.nfkd().filter(|part| !is_combining_mark(*part)).collect();
            assert_eq!(bare, wanted, "{letter:?}");
        }
    }

    #[test]
    fn accents_join_their_letters() {
        assert_eq!(composed("Ele\u{301}onore"), "Eléonore");
        assert_eq!(composed("Юлия και\u{301}"), "Юлия καί");
        assert!(matches!(composed("Élan"), Cow::Borrowed(_)));
        assert_eq!(decomposed("ﬁn ½"), "fin 1\u{2044}2");
    }
}
