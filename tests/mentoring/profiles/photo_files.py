"""Pictures as people, phones and enemies send them; made here, so that nothing hostile lies in the tree."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms, PngImagePlugin

PLANTED = b"kanari-in-the-picture"
RED, BLUE = (200, 30, 60), (20, 60, 200)
GPS, MAKER, ORIENTATION = 0x8825, 0x010F, 0x0112


def picture(width: int = 300, height: int = 400, mode: str = "RGB") -> Image.Image:
    """Return a picture that is red above and blue below."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (0, height // 2, width, height))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return the bytes of `image` as a file of this kind."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def jpeg(**options: object) -> bytes:
    """Return an everyday photo."""
    return saved(picture(), "JPEG", **options)


def with_exif(orientation: int = 1) -> bytes:
    """Return a JPEG that knows where it was taken, by what, and how the camera was held."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = orientation, PLANTED.decode()
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[29] = PLANTED.decode()
    return jpeg(exif=exif, comment=PLANTED, xmp=b"<x:xmpmeta>" + PLANTED + b"</x:xmpmeta>")


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return one chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *more: bytes) -> bytes:
    """Return a PNG that claims a size and holds one row of it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = chunk(b"IDAT", zlib.compress(b"\0" + bytes(3 * width)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(more) + rows + chunk(b"IEND", b"")


def gif(frames: int) -> bytes:
    """Return a GIF with that many frames of one pixel."""
    frame = b"\x21\xf9\x04\0\x01\0\0\0" + b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0"
    return b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0" + frame * frames + b"\x3b"


def text_png() -> bytes:
    """Return a small PNG whose text unpacks to 20 MB."""
    bomb = zlib.compress(bytes(20 * 1024 * 1024), 9)
    return png(300, 400, chunk(b"zTXt", b"Comment\0\0" + bomb))


def profile_png() -> bytes:
    """Return a PNG whose colour profile is a few kilobytes and unpacks to 20 MB."""
    bomb = chunk(b"iCCP", b"sRGB\0\0" + zlib.compress(bytes(20 * 1024 * 1024), 9))
    whole = saved(picture(), "PNG")
    return whole[:33] + bomb + whole[33:]  # behind the header


def film() -> bytes:
    """Return a WebP of 100 frames."""
    frames = [picture(160, 192).rotate(turn) for turn in range(8)] * 13
    return saved(frames[0], "WEBP", save_all=True, append_images=frames[1:100], duration=10, method=0)


def animated(kind: str) -> bytes:
    """Return a moving picture; its first frame is the everyday one."""
    others = [picture().rotate(180), picture().transpose(Image.Transpose.FLIP_LEFT_RIGHT)]
    return saved(picture(), kind, save_all=True, append_images=others, duration=40)


def transparent() -> bytes:
    """Return a palette PNG whose upper half is see-through, its hidden colour a loud one."""
    image = picture().quantize(2)
    return saved(image, "PNG", transparency=image.getpixel((0, 0)))


def passes(scans: int) -> bytes:
    """Return a progressive JPEG whose last scan is repeated over and over."""
    content = jpeg(progressive=True)
    last = content.rindex(b"\xff\xda")
    return content[:last] + content[last:-2] * scans + b"\xff\xd9"


def bad_scan() -> bytes:
    """Return a progressive JPEG whose later scans are noise."""
    content = saved(picture(900, 1200), "JPEG", progressive=True)
    middle = content.index(b"\xff\xda") + 40
    return content[:middle] + bytes(index * 7 % 251 for index in range(len(content) - middle))


def note(**more: str) -> PngImagePlugin.PngInfo:
    """Return text for a PNG."""
    info = PngImagePlugin.PngInfo()
    for name, words in more.items():
        info.add_text(name, words)
    return info


def profile() -> bytes:
    """Return the colour profile sRGB as a file, with something planted behind it."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + PLANTED


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<html><script>alert('" + PLANTED + b"')</script></html>"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64)

REFUSED = {  # what it is → (how it is made, which refusal)
    "no bytes at all": (lambda: b"", "photo_empty"),
    "one byte": (lambda: b"\xff", "photo_kind"),
    "more than ten megabytes": (lambda: jpeg() + bytes(10 * 1024 * 1024), "photo_bytes"),
    "a PNG of 30,000 by 30,000": (lambda: png(30_000, 30_000), "photo_pixels"),
    "a WebP of 16,000 by 16,000": (
        lambda: b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x7f\x3e\0\x7f\x3e\0" + bytes(64),
        "photo_pixels",
    ),
    "a GIF of 10,000 frames": (lambda: gif(10_000), "photo_kind"),
    "a JPEG cut off": (lambda: saved(picture(1200, 1600), "JPEG")[:9000], "photo_broken"),
    "a JPEG that is only its header": (lambda: b"\xff\xd8\xff\xe0", "photo_broken"),
    "a PNG cut off": (lambda: saved(picture(), "PNG")[:-40], "photo_broken"),
    "a JPEG with noise in its later passes": (bad_scan, "photo_broken"),
    "a PNG whose text unpacks to 20 MB": (text_png, "photo_broken"),
    "an SVG with a script": (lambda: SVG, "photo_kind"),
    "a page named .jpg": (lambda: HTML, "photo_kind"),
    "a text named .jpg": (lambda: b"just words\n", "photo_kind"),
    "a HEIC": (lambda: HEIC, "photo_heic"),
    "a PNG whose colour profile unpacks to 20 MB": (profile_png, "photo_broken"),
    "an AVIF": (lambda: b"\0\0\0\x18ftypavif\0\0\0\0avifmif1" + bytes(64), "photo_kind"),
    "a TIFF": (lambda: saved(picture(), "TIFF"), "photo_kind"),
    "a BMP": (lambda: saved(picture(), "BMP"), "photo_kind"),
    "an ICO": (lambda: saved(picture(64, 64), "ICO"), "photo_kind"),
    "one pixel": (lambda: saved(picture(1, 1), "PNG"), "photo_tiny"),
    "a line of 1 by 5,000": (lambda: saved(picture(1, 5000), "PNG"), "photo_tiny"),
    "a JPEG of 500 scans": (lambda: passes(500), "photo_broken"),
}
TAKEN = {  # what it is → how it is made
    "a photo with GPS, maker, comment and XMP": with_exif,
    "a photo and a page in one file": lambda: jpeg(comment=HTML) + HTML,
    "a photo and an archive in one file": lambda: jpeg() + b"PK\x05\x06" + PLANTED + bytes(18),
    "a photo with a colour profile": lambda: jpeg(icc_profile=profile()),
    "a photo with a broken colour profile": lambda: jpeg(icc_profile=PLANTED * 9),
    "a photo for print (CMYK)": lambda: saved(picture(mode="CMYK"), "JPEG"),
    "a photo in grey": lambda: saved(picture(mode="L"), "JPEG"),
    "a photo built up in passes": lambda: jpeg(progressive=True),
    "a PNG with 16 bits": lambda: saved(picture(mode="I;16"), "PNG"),
    "a PNG with a see-through palette colour": transparent,
    "a PNG with text": lambda: saved(picture(), "PNG", pnginfo=note(Author=PLANTED.decode())),
    "a film of 100 frames": film,
    "a moving PNG": lambda: animated("PNG"),
    "a moving WebP": lambda: animated("WEBP"),
    "a WebP with metadata": lambda: saved(picture(), "WEBP", exif=b"Exif\0\0" + PLANTED, xmp=PLANTED),
}
LARGE = {  # just within the limits: what it is → how it is made
    "a PNG of 5,000 by 5,000 with transparency": lambda: saved(Image.new("RGBA", (5000, 5000)), "PNG"),
    "a photo of 50 megapixels": lambda: saved(Image.new("L", (8160, 6120)), "JPEG"),
    "a photo in passes of 12 megapixels": lambda: saved(
        Image.new("RGB", (4000, 3000)), "JPEG", progressive=True, subsampling=0
    ),
    "a WebP of 8 megapixels": lambda: saved(Image.new("RGBA", (4000, 2000)), "WEBP", lossless=True, method=0),
}
