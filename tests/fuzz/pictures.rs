//! Pictures small enough to be read many thousand times a second, and sums mended so that what is spoilt behind them is reached.

/// A picture of each kind that is taken.
pub const CORPUS: &[&[u8]] = &[
    include_bytes!("pictures/gray.png"),
    include_bytes!("pictures/colour.png"),
    include_bytes!("pictures/alpha.png"),
    include_bytes!("pictures/interlaced.png"),
    include_bytes!("pictures/bits.png"),
    include_bytes!("pictures/palette.png"),
    include_bytes!("pictures/baseline.jpg"),
    include_bytes!("pictures/progressive.jpg"),
    include_bytes!("pictures/gray.jpg"),
];

/// What stands in pictures.
pub const WORDS: &[&[u8]] = &[
    b"IHDR",
    b"IDAT",
    b"IEND",
    b"PLTE",
    b"tRNS",
    b"acTL",
    b"fcTL",
    b"fdAT",
    b"zTXt",
    b"iCCP",
    b"eXIf",
    b"\0\0\0\x08acTL\0\0\0\x01\0\0\0\0\0\0\0\0",
    b"\xff\xd8",
    b"\xff\xd9",
    b"\xff\xda",
    b"\xff\xc0",
    b"\xff\xc2",
    b"\xff\xc4",
    b"\xff\xdb",
    b"\xff\xdd\0\x04\0\x01",
    b"\xff\xe1",
    b"\x08\0\x08\0",
];

/// The same PNG with every sum right again.
pub fn mended(input: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = input.split_at_checked(8)?;
    let mut written = head.to_vec();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let size = u32::from_be_bytes(*length) as usize;
        let Some((body, after)) = size.checked_add(4).and_then(|size| after.split_at_checked(size)) else {
            break;
        };
        written.extend(length);
        written.extend(body);
        written.extend(crc(body).to_be_bytes());
        rest = after.get(4..).unwrap_or_default();
    }
    written.extend(rest);
    Some(written)
}

fn crc(body: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in body {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}
