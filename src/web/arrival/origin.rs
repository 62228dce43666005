//! Where a write comes from: our own pages, or a program that is no browser.

/// Whether a write is taken: a browser says which site its page is of, and of which origin; both must be ours. A program says neither.
pub fn is_ours(ours: &str, origin: Option<&str>, site: Option<&str>) -> bool {
    site.is_none_or(|site| site == "same-origin") && origin.is_none_or(|origin| origin == ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "https://comptoir.example";

    #[test]
    fn our_own_pages_and_programs_may_write() {
        assert!(is_ours(OURS, Some(OURS), Some("same-origin")));
        assert!(is_ours(OURS, Some(OURS), None));
        assert!(is_ours(OURS, None, None));
    }

    #[test]
    fn no_other_site_may() {
        for site in ["cross-site", "same-site", "none", "", "SAME-ORIGIN"] {
            assert!(!is_ours(OURS, Some(OURS), Some(site)), "{site}");
        }
        let origins = [
            "null",
            "",
            "https://comptoir.example.evil",
            "http://comptoir.example",
            "https://x.comptoir.example",
        ];
        for origin in origins {
            assert!(!is_ours(OURS, Some(origin), Some("same-origin")), "{origin}");
            assert!(!is_ours(OURS, Some(origin), None), "{origin}");
        }
    }
}
