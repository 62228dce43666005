//! What browsers are told to hold every answer to; files carry the same through `public/_headers`.

use worker::Response;

/// The policy of all that is served.
const POLICY: &[(&str, &str)] = &[
    ("strict-transport-security", "max-age=63072000; includeSubDomains; preload"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=(), publickey-credentials-create=(self), publickey-credentials-get=(self), clipboard-write=(self), web-share=(self)",
    ),
];

/// Answers that are not pages may load nothing at all.
const CLOSED: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// Puts the policy on an answer, but for what it says of itself.
pub fn apply(response: &Response, path: &str) -> worker::Result<()> {
    let headers = response.headers();
    let usual = [("content-security-policy", CLOSED), ("cache-control", "no-store")];
    for (name, value) in POLICY.iter().chain(&usual) {
        if !headers.has(name)? {
            headers.set(name, value)?;
        }
    }
    if path.starts_with("/p/") {
        headers.set("x-robots-tag", "noindex, nofollow")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_held_to_the_same_policy_as_answers() {
        let served = include_str!("../../../public/_headers");
        let everywhere = served.split("\n\n").next().unwrap();
        for (name, value) in POLICY {
            let said = everywhere.lines().filter_map(|line| line.trim().split_once(": "));
            let said: Vec<_> =
                said.filter(|(one, _)| one.eq_ignore_ascii_case(name)).map(|(_, value)| value).collect();
            assert_eq!(said, [*value], "{name}");
        }
    }
}
