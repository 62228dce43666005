//! Logos as an attacker sends them: bombs, broken sums, files that are two things at once, pictures that say where they were taken.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use comptoir::pdf::{LogoPixels, Refused};
use miniz_oxide::deflate::compress_to_vec_zlib;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = include_bytes!("fuzz/pictures/baseline.jpg");

fn crc(body: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
    !body.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [kind, data].concat();
    [&u32::try_from(data.len()).unwrap().to_be_bytes()[..], &body, &crc(&body).to_be_bytes()].concat()
}

/// Gray, eight bits.
fn header(width: u32, height: u32, interlaced: u8) -> Vec<u8> {
    let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
    chunk(b"IHDR", &[&sides[..], &[8, 0, 0, 0, interlaced]].concat())
}

/// A picture of these chunks around its samples.
fn picture(header: Vec<u8>, before: &[Vec<u8>], samples: &[u8]) -> Vec<u8> {
    let data = chunk(b"IDAT", &compress_to_vec_zlib(samples, 9));
    [SIGNATURE, &header, &before.concat(), &data, &chunk(b"IEND", &[])].concat()
}

fn small(before: &[Vec<u8>]) -> Vec<u8> {
    picture(header(4, 4, 0), before, &[0; 20])
}

fn refused(bytes: &[u8]) -> Refused {
    LogoPixels::from_upload(bytes).unwrap_err()
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|part| part == words)
}

#[test]
fn a_small_picture_is_taken() {
    assert_eq!(LogoPixels::from_upload(&small(&[])).unwrap().pixels.width, 4);
    assert!(LogoPixels::from_upload(JPEG).is_ok());
}

#[test]
fn huge_dimensions_are_refused_from_the_header_alone() {
    for (width, height) in
        [(2049, 1), (1, 2049), (65_535, 65_535), (u32::MAX >> 1, u32::MAX >> 1), (1, u32::MAX >> 1)]
    {
        // no sample follows: whoever tried to decode would have said that it is no picture
        let told = refused(&[SIGNATURE, &header(width, height, 0), &chunk(b"IDAT", &[])].concat());
        assert!(matches!(told, Refused::TooManyPixels | Refused::NotAnImage), "{width} × {height}");
        if width.max(height) <= 65_535 {
            assert_eq!(told, Refused::TooManyPixels, "{width} × {height}");
        }
    }
    assert_eq!(refused(&picture(header(0, 4, 0), &[], &[])), Refused::NotAnImage);
}

#[test]
fn a_bomb_unpacks_to_no_more_than_its_picture() {
    let bomb = vec![0; 8 * 1024 * 1024];
    for interlaced in [0, 1] {
        // what the header does not announce is never unpacked
        let read = LogoPixels::from_upload(&picture(header(4, 4, interlaced), &[], &bomb));
        assert!(read.is_err() || read.is_ok_and(|upload| upload.image.len() < 1024));
    }
    for (kind, name) in [(b"zTXt", &b"Comment\0\0"[..]), (b"iCCP", &b"profile\0\0"[..])] {
        let packed = chunk(kind, &[name, &compress_to_vec_zlib(&bomb, 9)].concat());
        let upload = LogoPixels::from_upload(&small(&[packed])).unwrap();
        assert!(upload.image.len() < 1024);
    }
}

#[test]
fn a_picture_that_moves_is_refused() {
    let animation = chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]);
    assert_eq!(refused(&small(&[animation])), Refused::NotAnImage);
}

#[test]
fn a_wrong_sum_is_refused() {
    let mut bytes = small(&[]);
    let at = bytes.windows(4).position(|part| part == b"IDAT").unwrap() + 5;
    *bytes.get_mut(at).unwrap() ^= 1;
    assert_eq!(refused(&bytes), Refused::NotAnImage);
    let mut bytes = small(&[]);
    *bytes.get_mut(29).unwrap() ^= 1;
    assert_eq!(refused(&bytes), Refused::NotAnImage, "the header's sum");
}

#[test]
fn a_truncated_picture_is_refused_wherever_it_ends() {
    let bytes = small(&[]);
    let data = bytes.windows(4).position(|part| part == b"IDAT").unwrap();
    for end in 0..data + 8 {
        assert_eq!(refused(bytes.get(..end).unwrap()), Refused::NotAnImage, "{end}");
    }
    for end in 0..JPEG.len() / 2 {
        assert!(LogoPixels::from_upload(JPEG.get(..end).unwrap()).is_err(), "{end}");
    }
}

#[test]
fn what_stands_behind_or_within_a_picture_does_not_come_through() {
    let script = b"<script>alert(1)</script>";
    let comment = chunk(b"tEXt", &[&b"Comment\0"[..], script].concat());
    for bytes in [[&small(&[])[..], b"PK\x03\x04", script].concat(), small(&[comment])] {
        let upload = LogoPixels::from_upload(&bytes).unwrap();
        assert!(!holds(&upload.image, b"script") && !holds(&upload.image, b"PK\x03\x04"));
    }
}

#[test]
fn a_photograph_forgets_where_it_was_taken() {
    let place = b"Exif\0\0MM\0*\0\0\0\x08 GPSLatitude 48.8566 GPSLongitude 2.3522";
    let length = u16::try_from(place.len() + 2).unwrap().to_be_bytes();
    let (start, rest) = JPEG.split_at(2);
    let photograph = [start, &[0xFF, 0xE1], &length, place, rest].concat();
    let upload = LogoPixels::from_upload(&photograph).unwrap();
    let exif = LogoPixels::from_upload(&small(&[chunk(b"eXIf", b"MM\0*GPSLatitude 48.8566")])).unwrap();
    for image in [&upload.image, &exif.image] {
        assert!(image.starts_with(SIGNATURE));
        assert!(!holds(image, b"GPS") && !holds(image, b"Exif") && !holds(image, b"eXIf"));
    }
}

#[test]
fn what_is_no_png_or_jpeg_is_refused_whatever_it_is_called() {
    let others: [&[u8]; 8] = [
        b"GIF89a\x01\0\x01\0",
        b"RIFF\x24\0\0\0WEBPVP8 ",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>",
        b"<?xml version=\"1.0\"?><svg/>",
        b"BM\x46\0\0\0",
        b"\0\0\x01\0\x01\0",
        b"%PDF-1.7",
        b"",
    ];
    for bytes in others {
        assert_eq!(refused(bytes), Refused::NotAnImage, "{}", String::from_utf8_lossy(bytes));
    }
}
