//! Logos: decoded once when they are uploaded, then shown and printed as they were made.

use std::io::Cursor;

use miniz_oxide::deflate::compress_to_vec_zlib;
use png::{BitDepth, ColorType, Transformations};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// The largest file.
const BYTES_MAX: usize = 512 * 1024;
/// The largest side, in pixels.
const SIDE_MAX: u16 = 2048;
/// The most that a row of the database holds of it, in all its forms.
const KEPT_MAX: usize = 1_900_000;

/// A logo as a PDF embeds it: deflated samples, colours apart from transparency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogoPixels {
    /// Pixels across.
    pub width: u16,
    /// Pixels down.
    pub height: u16,
    /// Red, green and blue of each pixel, deflated.
    pub colors: Vec<u8>,
    /// How opaque each pixel is, deflated; absent when all are.
    pub alpha: Option<Vec<u8>>,
}

/// An accepted logo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// The picture for browsers: written anew, so that nothing hidden in the file stays.
    pub image: Vec<u8>,
    /// The picture for paper.
    pub pixels: LogoPixels,
}

/// Why a logo is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Neither a PNG nor a JPEG that can be read.
    NotAnImage,
    /// The file is too heavy.
    TooLarge,
    /// The picture is too wide or too high.
    TooManyPixels,
    /// The picture has more detail than can be kept for paper.
    TooDetailed,
}

impl Refused {
    /// The stable code a page translates.
    pub const fn code(self) -> &'static str {
        match self {
            Refused::NotAnImage => "logo_not_an_image",
            Refused::TooLarge => "logo_too_large",
            Refused::TooManyPixels => "logo_too_many_pixels",
            Refused::TooDetailed => "logo_too_detailed",
        }
    }
}

/// A decoded picture.
struct Picture {
    width: u16,
    height: u16,
    colors: Vec<u8>,
    alpha: Option<Vec<u8>>,
}

impl LogoPixels {
    /// Reads an uploaded PNG or JPEG; what the file claims to be does not count, only what it is.
    pub fn from_upload(bytes: &[u8]) -> Result<Upload, Refused> {
        if bytes.len() > BYTES_MAX {
            return Err(Refused::TooLarge);
        }
        let picture = match bytes {
            [0x89, b'P', b'N', b'G', ..] => decode_png(bytes)?,
            [0xFF, 0xD8, 0xFF, ..] => decode_jpeg(bytes)?,
            _ => return Err(Refused::NotAnImage),
        };
        let image = encode_png(&picture).ok_or(Refused::NotAnImage)?;
        let pixels = LogoPixels {
            width: picture.width,
            height: picture.height,
            colors: compress_to_vec_zlib(&picture.colors, 9),
            alpha: picture.alpha.map(|alpha| compress_to_vec_zlib(&alpha, 9)),
        };
        let kept = image.len() + pixels.colors.len() + pixels.alpha.as_ref().map_or(0, Vec::len);
        if kept > KEPT_MAX {
            return Err(Refused::TooDetailed);
        }
        Ok(Upload { image, pixels })
    }
}

fn side(pixels: u32) -> Result<u16, Refused> {
    match u16::try_from(pixels) {
        Ok(0) => Err(Refused::NotAnImage),
        Ok(side) if side <= SIDE_MAX => Ok(side),
        Ok(_) | Err(_) => Err(Refused::TooManyPixels),
    }
}

fn decode_png(bytes: &[u8]) -> Result<Picture, Refused> {
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: 64 << 20 });
    // What is said of a picture beside its pixels is never unpacked.
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|_| Refused::NotAnImage)?;
    let info = reader.info();
    let (width, height) = (side(info.width)?, side(info.height)?);
    if info.animation_control.is_some() {
        return Err(Refused::NotAnImage);
    }
    let size = reader.output_buffer_size().ok_or(Refused::TooManyPixels)?;
    let mut samples = vec![0; size];
    let frame = reader.next_frame(&mut samples).map_err(|_| Refused::NotAnImage)?;
    samples.truncate(frame.buffer_size());
    let (colors, alpha) = match frame.color_type {
        ColorType::Rgb => (samples, None),
        ColorType::Rgba => split(&samples, 4),
        ColorType::GrayscaleAlpha => split(&samples, 2),
        ColorType::Grayscale => (samples.iter().flat_map(|gray| [*gray; 3]).collect(), None),
        ColorType::Indexed => return Err(Refused::NotAnImage),
    };
    Ok(Picture { width, height, colors, alpha: alpha.filter(|alpha| alpha.iter().any(|part| *part != 255)) })
}

/// Takes transparency, the last sample of each pixel, apart from colour.
fn split(samples: &[u8], channels: usize) -> (Vec<u8>, Option<Vec<u8>>) {
    let mut colors = Vec::with_capacity(samples.len());
    let mut alpha = Vec::with_capacity(samples.len() / channels);
    for pixel in samples.chunks_exact(channels) {
        match pixel {
            [red, green, blue, opacity] => {
                colors.extend([*red, *green, *blue]);
                alpha.push(*opacity);
            }
            [gray, opacity] => {
                colors.extend([*gray; 3]);
                alpha.push(*opacity);
            }
            _ => {}
        }
    }
    (colors, Some(alpha))
}

fn decode_jpeg(bytes: &[u8]) -> Result<Picture, Refused> {
    let options = DecoderOptions::new_safe()
        .set_max_width(SIDE_MAX.into())
        .set_max_height(SIDE_MAX.into())
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut headers = JpegDecoder::new_with_options(ZCursor::new(bytes), DecoderOptions::new_safe());
    headers.decode_headers().map_err(|_| Refused::NotAnImage)?;
    let info = headers.info().ok_or(Refused::NotAnImage)?;
    let (width, height) = (side(info.width.into())?, side(info.height.into())?);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let colors = decoder.decode().map_err(|_| Refused::NotAnImage)?;
    if colors.len() != usize::from(width) * usize::from(height) * 3 {
        return Err(Refused::NotAnImage);
    }
    Ok(Picture { width, height, colors, alpha: None })
}

fn encode_png(picture: &Picture) -> Option<Vec<u8>> {
    let mut image = Vec::new();
    let mut encoder = png::Encoder::new(&mut image, picture.width.into(), picture.height.into());
    encoder.set_depth(BitDepth::Eight);
    let color = if picture.alpha.is_some() { ColorType::Rgba } else { ColorType::Rgb };
    encoder.set_color(color);
    let mut writer = encoder.write_header().ok()?;
    let samples: Vec<u8> = match &picture.alpha {
        None => picture.colors.clone(),
        Some(alpha) => {
            let pixels = picture.colors.chunks_exact(3).zip(alpha);
            pixels.flat_map(|(color, opacity)| color.iter().copied().chain([*opacity])).collect()
        }
    };
    writer.write_image_data(&samples).ok()?;
    writer.finish().ok()?;
    Some(image)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, color: ColorType) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(color);
        encoder.add_text_chunk("Comment".into(), "secret place".into()).unwrap();
        let size = width as usize * height as usize * color.samples();
        let samples: Vec<u8> = (0..size).map(|at| (at % 251) as u8).collect();
        encoder.write_header().unwrap().write_image_data(&samples).unwrap();
        bytes
    }

    #[test]
    fn a_logo_keeps_its_pixels_and_loses_its_metadata() {
        let upload = LogoPixels::from_upload(&png(40, 20, ColorType::Rgba)).unwrap();
        assert_eq!((upload.pixels.width, upload.pixels.height), (40, 20));
        assert!(upload.pixels.alpha.is_some());
        assert!(!upload.image.windows(6).any(|part| part == b"secret"));
        assert_eq!(LogoPixels::from_upload(&upload.image).unwrap().pixels, upload.pixels);
    }

    #[test]
    fn every_kind_of_png_becomes_colours() {
        for color in [ColorType::Rgb, ColorType::Grayscale, ColorType::GrayscaleAlpha] {
            let pixels = LogoPixels::from_upload(&png(8, 8, color)).unwrap().pixels;
            assert_eq!(
                miniz_oxide::inflate::decompress_to_vec_zlib(&pixels.colors).unwrap().len(),
                8 * 8 * 3
            );
        }
    }

    #[test]
    fn what_is_no_logo_is_refused_by_name() {
        assert_eq!(LogoPixels::from_upload(b"GIF89a").unwrap_err(), Refused::NotAnImage);
        assert_eq!(LogoPixels::from_upload(b"\x89PNG\r\n\x1a\n").unwrap_err(), Refused::NotAnImage);
        assert_eq!(LogoPixels::from_upload(&[0xFF, 0xD8, 0xFF, 0xE0]).unwrap_err(), Refused::NotAnImage);
        assert_eq!(LogoPixels::from_upload(&vec![0; BYTES_MAX + 1]).unwrap_err(), Refused::TooLarge);
        assert_eq!(
            LogoPixels::from_upload(&png(2049, 1, ColorType::Grayscale)).unwrap_err(),
            Refused::TooManyPixels
        );
    }
}
