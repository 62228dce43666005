//! Spoils examples: bits, bytes, runs and words, several at a time, and parts of two examples put together.

/// The longest input that is made, in bytes.
const LONGEST: usize = 64 * 1024;
/// What upsets readers of text and numbers, whatever they read.
const UPSETTING: &[&[u8]] = &[
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\r\n",
    b"-",
    b"+",
    b".",
    b",",
    b"e309",
    b"0",
    b"9",
    b"9223372036854775807",
    b"-9223372036854775808",
    b"79228162514264337593543950335",
    b"18446744073709551616",
    b"1e-400",
    b"NaN",
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b"null",
    b"true",
    b"%",
    b"%00",
    b"%ff",
    b"&",
    b"=",
    b";",
    b"--",
    b"/",
    b"..",
    "é".as_bytes(),
    "\u{202e}".as_bytes(),
    "\u{feff}".as_bytes(),
    "٣".as_bytes(),
    "𝟗".as_bytes(),
    "İ".as_bytes(),
    "ﬀ".as_bytes(),
    &[0, 0, 0, 0],
    &[0xff, 0xff, 0xff, 0xff],
    &[0x7f, 0xff, 0xff, 0xff],
];

/// Makes inputs without end.
pub struct Mutator {
    state: u64,
    corpus: &'static [&'static [u8]],
    words: &'static [&'static [u8]],
}

impl Mutator {
    /// Begins with a seed: the same seed makes the same inputs.
    pub fn new(seed: u64, corpus: &'static [&'static [u8]], words: &'static [&'static [u8]]) -> Self {
        Self { state: seed, corpus, words }
    }

    /// Writes the next input over the last.
    pub fn next(&mut self, input: &mut Vec<u8>) {
        input.clear();
        input.extend(self.pick(self.corpus));
        for _ in 0..=self.below(6) {
            self.spoil(input);
        }
        input.truncate(LONGEST);
    }

    /// SplitMix64.
    fn draw(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.draw() % bound.max(1) as u64) as usize
    }

    fn pick(&mut self, from: &'static [&'static [u8]]) -> &'static [u8] {
        let at = self.below(from.len());
        from.get(at).copied().unwrap_or_default()
    }

    fn spoil(&mut self, input: &mut Vec<u8>) {
        let at = self.below(input.len() + 1);
        let run = self.below(input.len().saturating_sub(at).min(32) + 1);
        let byte = self.draw().to_le_bytes()[0];
        match self.below(9) {
            0 => set(input, at, |old| old ^ (1 << (byte % 8))),
            1 => set(input, at, |_| byte),
            2 => set(input, at, |old| old.wrapping_add(byte % 7).wrapping_sub(3)),
            3 => drop(input.drain(at..at + run)),
            4 => {
                let again: Vec<u8> = input.iter().skip(at).take(run).copied().collect();
                input.splice(at..at, again);
            }
            5 => insert(input, at, self.pick(UPSETTING)),
            6 => insert(input, at, self.pick(self.words)),
            7 => input.truncate(at),
            _ => {
                let other = self.pick(self.corpus);
                let from = self.below(other.len() + 1);
                input.truncate(at);
                input.extend(other.iter().skip(from));
            }
        }
    }
}

fn set(input: &mut [u8], at: usize, change: impl Fn(u8) -> u8) {
    if let Some(byte) = input.get_mut(at) {
        *byte = change(*byte);
    }
}

fn insert(input: &mut Vec<u8>, at: usize, word: &[u8]) {
    input.splice(at..at, word.iter().copied());
}
