//! Photos: read, turned upright, made smaller and written anew, so that nothing the camera noted (place, owner) is kept.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};

use super::error::{AppError, Result};
use super::i18n::Message;

/// Most bytes of a photo as it comes from a phone.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
/// Longest side of a kept photo, in pixels.
const LARGE: u32 = 1600;

/// What the small file is for: how long its longest side is in pixels, and how many bytes it may have.
#[derive(Clone, Copy, Debug)]
pub struct Small {
    side: u32,
    most: usize,
}

/// One of many on a page.
pub const THUMBNAIL: Small = Small { side: 320, most: 24 * 1024 };
/// The picture of a page that must stay light on a slow phone.
pub const ON_A_PAGE: Small = Small { side: 640, most: 32 * 1024 };

/// A photo ready to be kept: two JPEG files.
#[derive(Debug)]
pub struct Photo {
    /// At most 1600 pixels wide or high.
    pub large: Vec<u8>,
    /// As small as was asked.
    pub small: Vec<u8>,
    /// Width of the large one, in pixels.
    pub width: i64,
    /// Height of the large one, in pixels.
    pub height: i64,
}

/// Reads a JPEG, PNG or WebP file and makes the two sizes of it, beside the async threads.
///
/// # Errors
/// `Ok(Err(message))` for a file that is no such picture.
pub async fn prepare(bytes: Vec<u8>, small: Small) -> Result<Result<Photo, Message>> {
    if bytes.len() > MAX_BYTES {
        return Ok(Err(Message::new(crate::plots::texts::photo_too_large)));
    }
    let made = tokio::task::spawn_blocking(move || make(&bytes, small)).await.map_err(AppError::internal)?;
    Ok(made.map_err(|error| {
        tracing::debug!(%error, "picture refused");
        Message::new(crate::plots::texts::photo_unreadable)
    }))
}

fn make(bytes: &[u8], small: Small) -> image::ImageResult<Photo> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(image::ImageError::Unsupported(image::error::ImageFormatHint::Unknown.into()));
    }
    // A small file can claim to be a huge picture.
    let mut limits = Limits::default();
    limits.max_image_width = Some(16_000);
    limits.max_image_height = Some(16_000);
    limits.max_alloc = Some(256 * 1024 * 1024);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    let large = shrunk(&picture, LARGE);
    let small = light(&shrunk(&large, small.side), small.most)?;
    Ok(Photo { width: large.width().into(), height: large.height().into(), large: jpeg(&large, 85)?, small })
}

/// A JPEG of at most so many bytes, as good as that allows; leaves and gravel take a lower quality than walls.
fn light(picture: &DynamicImage, most: usize) -> image::ImageResult<Vec<u8>> {
    let mut last = jpeg(picture, 75)?;
    for quality in [60, 45, 30] {
        if last.len() <= most {
            break;
        }
        last = jpeg(picture, quality)?;
    }
    Ok(last)
}

fn shrunk(picture: &DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side { picture.clone() } else { picture.thumbnail(side, side) }
}

fn jpeg(picture: &DynamicImage, quality: u8) -> image::ImageResult<Vec<u8>> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, quality).encode_image(&picture.to_rgb8())?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(width, height).write_to(&mut out, ImageFormat::Png).unwrap();
        out.into_inner()
    }

    #[tokio::test]
    async fn a_picture_becomes_two_jpegs() {
        let photo = prepare(png(2000, 1000), THUMBNAIL).await.unwrap().unwrap();
        assert_eq!((photo.width, photo.height), (1600, 800));
        assert_eq!(image::guess_format(&photo.small).unwrap(), ImageFormat::Jpeg);
    }

    /// Every dot another colour: nothing is harder to write short.
    #[test]
    fn a_picture_of_a_page_is_light_whatever_it_shows() {
        let noisy = image::RgbImage::from_fn(900, 600, |x, y| {
            let n = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).wrapping_mul(2_246_822_519);
            let [red, green, blue, _] = ((n >> 9) % 97 * 1000 + x * 7 + y * 13).to_le_bytes();
            image::Rgb([red, green / 2, blue])
        });
        let mut file = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(noisy).write_to(&mut file, ImageFormat::Png).unwrap();
        let photo = make(file.get_ref(), ON_A_PAGE).unwrap();
        let heavy = jpeg(&shrunk(&image::load_from_memory(&photo.large).unwrap(), 640), 75).unwrap();
        assert!(heavy.len() > ON_A_PAGE.most, "{}", heavy.len());
        assert!(photo.small.len() < heavy.len() / 2, "{} of {}", photo.small.len(), heavy.len());
        assert_eq!(image::load_from_memory(&photo.small).unwrap().width(), 640);
    }

    #[tokio::test]
    async fn metadata_is_gone() {
        let mut tagged = Vec::new();
        let marker = b"Exif\0\0SECRET-PLACE";
        let plain = jpeg(&DynamicImage::new_rgb8(40, 30), 80).unwrap();
        tagged.extend_from_slice(&plain[..2]);
        tagged.extend_from_slice(&[0xFF, 0xE1, 0, u8::try_from(marker.len() + 2).unwrap()]);
        tagged.extend_from_slice(marker);
        tagged.extend_from_slice(&plain[2..]);
        let photo = prepare(tagged, THUMBNAIL).await.unwrap().unwrap();
        assert!(!photo.large.windows(12).any(|bytes| bytes == b"SECRET-PLACE"));
    }

    #[tokio::test]
    async fn anything_else_is_refused() {
        for bytes in [b"".to_vec(), b"GIF89a....".to_vec(), b"<svg onload=alert(1)>".to_vec(), png(10, 10)[..20].to_vec()] {
            assert!(prepare(bytes, THUMBNAIL).await.unwrap().is_err());
        }
    }
}
