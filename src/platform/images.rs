//! Photos: read, turned upright, made smaller and written anew, so that nothing the camera noted (place, owner) is kept.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};
use tokio::sync::Semaphore;

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
        return Ok(Err(Message::new(crate::web::texts::photo_too_large)));
    }
    let refused = |error: image::ImageError| {
        tracing::debug!(%error, "picture refused");
        Message::new(crate::web::texts::photo_unreadable)
    };
    // What a picture takes is asked of its head before anything is reserved for it.
    let megabytes = match takes(&bytes) {
        Ok(megabytes) => megabytes,
        Err(error) => return Ok(Err(refused(error))),
    };
    let _room = ROOM.acquire_many(megabytes).await.map_err(AppError::internal)?;
    let made = tokio::task::spawn_blocking(move || make(&bytes, small)).await.map_err(AppError::internal)?;
    Ok(made.map_err(refused))
}

/// Megabytes for pictures that are being decoded, all together: a crowd of uploads waits in line.
static ROOM: Semaphore = Semaphore::const_new(AT_ONCE as usize);
/// Megabytes for all of them: a telephone's photo of twelve million dots at a time, or several small ones.
const AT_ONCE: u32 = 80;
/// Most megabytes of one picture once decoded: fifty million dots.
const MOST: u32 = 150;

fn reader(bytes: &[u8]) -> image::ImageResult<ImageReader<Cursor<&[u8]>>> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(image::ImageError::Unsupported(image::error::ImageFormatHint::Unknown.into()));
    }
    reader.limits(limits());
    Ok(reader)
}

/// A small file can claim to be a huge picture.
fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(16_000);
    limits.max_image_height = Some(16_000);
    limits.max_alloc = Some(u64::from(MOST) * 1024 * 1024);
    limits
}

/// Megabytes that a picture takes while it is decoded: the decoder has a copy of its own.
fn takes(bytes: &[u8]) -> image::ImageResult<u32> {
    let decoder = reader(bytes)?.into_decoder()?;
    limits().reserve(decoder.total_bytes())?;
    let megabytes = 2 * decoder.total_bytes() / (1024 * 1024) + 1;
    Ok(u32::try_from(megabytes).unwrap_or(AT_ONCE).min(AT_ONCE))
}

fn make(bytes: &[u8], small: Small) -> image::ImageResult<Photo> {
    let mut decoder = reader(bytes)?.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut limits = limits();
    limits.reserve(decoder.total_bytes())?;
    decoder.set_limits(limits)?;
    // Made small first and turned upright then: turning needs a second copy.
    let mut large = shrunk(DynamicImage::from_decoder(decoder)?, LARGE);
    large.apply_orientation(orientation);
    let small = light(&shrunk(large.clone(), small.side), small.most)?;
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

fn shrunk(picture: DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side { picture } else { picture.thumbnail(side, side) }
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
        let heavy = jpeg(&shrunk(image::load_from_memory(&photo.large).unwrap(), 640), 75).unwrap();
        assert!(heavy.len() > ON_A_PAGE.most, "{}", heavy.len());
        assert!(photo.small.len() < heavy.len() / 2, "{} of {}", photo.small.len(), heavy.len());
        assert_eq!(image::load_from_memory(&photo.small).unwrap().width(), 640);
    }

    /// 2 MB that would take 768.
    #[tokio::test]
    async fn a_small_file_that_claims_to_be_huge_is_refused_before_anything_is_reserved() {
        let mut head = png(1, 1);
        // Width and height stand in the first chunk, whose sum is at its end.
        head[16..24].copy_from_slice(&[0, 0, 0x3E, 0x80, 0, 0, 0x3E, 0x80]);
        let crc = crc32(&head[12..29]);
        head[29..33].copy_from_slice(&crc.to_be_bytes());
        assert!(prepare(head, THUMBNAIL).await.unwrap().is_err());
    }

    fn crc32(bytes: &[u8]) -> u32 {
        let step = |crc: u32, byte: &u8| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
        };
        !bytes.iter().fold(u32::MAX, step)
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
