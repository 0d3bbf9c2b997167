// SPDX-License-Identifier: Apache-2.0
#include "unicode/format_signatures.hpp"

#include <array>

namespace rostra::core {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kPdf = "make a text of it (`pdftotext -layout` of the package poppler-utils)";
constexpr std::string_view kPandoc = "make a text of it (`pandoc -t plain` of the package pandoc)";
constexpr std::string_view kOffice =
    "make a text of it (`soffice --convert-to txt` of the package libreoffice)";
constexpr std::string_view kPostScript = "make a text of it (`ps2ascii` of the package ghostscript)";
constexpr std::string_view kMobi = "make a text of it (`ebook-convert` of the package calibre)";
constexpr std::string_view kDjvu = "make a text of it (`djvutxt` of the package djvulibre-bin)";
constexpr std::string_view kSavePage = "open it and save it as a web page, HTML alone";
constexpr std::string_view kGzip = "end its name in '.gz' to have it unpacked";
constexpr std::string_view kBzip2 = "end its name in '.bz2' to have it unpacked";
constexpr std::string_view kXz = "end its name in '.xz' to have it unpacked";
constexpr std::string_view kZstd = "end its name in '.zst' to have it unpacked";
constexpr std::string_view kCompress = "unpack it (`gunzip` of the package gzip), and name the files in it";
constexpr std::string_view kLz4 = "unpack it (`unlz4` of the package lz4), and name the files in it";
constexpr std::string_view k7z = "unpack it (`7z x` of the package p7zip-full), and name the files in it";
constexpr std::string_view kRar = "unpack it (`unar` of the package unar), and name the files in it";
constexpr std::string_view kTar = "end its name in '.tar' to have the files in it read";
constexpr std::string_view kAr = "unpack it (`ar x` of the package binutils), and name the files in it";
constexpr std::string_view kWarc = "end its name in '.warc' to have the files in it read";
constexpr std::string_view kExport = "export its texts, a file each";
constexpr std::string_view kPicture =
    "leave it out of the inputs, or have its text recognised first (`tesseract` of the package "
    "tesseract-ocr)";
constexpr std::string_view kRecording = "leave it out of the inputs, or transcribe it first";
constexpr std::string_view kLeaveOut = "leave it out of the inputs";

// Every row asks for bytes that no text begins with: a control character, bytes that are not UTF-8, or a word
// that only the format has. Two letters alone, such as the "BM" of bitmaps, need a second part beside them.
constexpr std::array kSignatures = {
    // Documents
    FormatSignature{{0, "%PDF-"sv}, {}, "a PDF document", kPdf},
    FormatSignature{{0, "{\\rtf"sv}, {}, "a document in Rich Text Format (RTF)", kPandoc},
    FormatSignature{{0, "%!PS-Adobe"sv}, {}, "a PostScript document", kPostScript},
    FormatSignature{
        {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv}, {}, "a document of Microsoft Office before 2007", kOffice},
    FormatSignature{{0, "\xFFWPC"sv}, {}, "a WordPerfect document", kOffice},
    FormatSignature{{60, "BOOKMOBI"sv}, {}, "an e-book (Mobipocket)", kMobi},
    FormatSignature{{0, "AT&TFORM"sv}, {}, "a scanned document (DjVu)", kDjvu},
    FormatSignature{{0, "From: <Saved by "sv}, {}, "a saved web page (MHTML)", kSavePage},
    FormatSignature{{0, "BEGIN:VCALENDAR"sv}, {}, "a calendar (iCalendar)", kLeaveOut},
    FormatSignature{{0, "BEGIN:VCARD"sv}, {}, "an address book (vCard)", kLeaveOut},
    // Archives and compressed files
    FormatSignature{{0, "\x1F\x8B\x08"sv}, {}, "a compressed file (gzip)", kGzip, "compressed"},
    FormatSignature{{0, "BZh"sv}, {4, "1AY&SY"sv}, "a compressed file (bzip2)", kBzip2, "compressed"},
    FormatSignature{{0,
                     "\xFD"
                     "7zXZ\0"sv},
                    {},
                    "a compressed file (xz)",
                    kXz,
                    "compressed"},
    FormatSignature{{0, "\x28\xB5\x2F\xFD"sv}, {}, "a compressed file (zstd)", kZstd, "compressed"},
    FormatSignature{{0, "\x04\x22\x4D\x18"sv}, {}, "a compressed file (lz4)", kLz4},
    FormatSignature{{0, "\x1F\x9D"sv}, {}, "a compressed file (compress)", kCompress},
    FormatSignature{{0, "7z\xBC\xAF\x27\x1C"sv}, {}, "an archive (7z)", k7z},
    FormatSignature{{0, "Rar!\x1A\x07"sv}, {}, "an archive (RAR)", kRar},
    FormatSignature{{257, "ustar\0"sv}, {}, "an archive (tar)", kTar, "tar"},
    FormatSignature{{257, "ustar  \0"sv}, {}, "an archive (tar)", kTar, "tar"},
    FormatSignature{{0, "!<arch>\n"sv}, {}, "an archive (ar)", kAr},
    FormatSignature{{0, "WARC/"sv}, {6, "."sv}, "a web archive (WARC)", kWarc, "warc"},
    // Pictures
    FormatSignature{{0, "\x89PNG\r\n\x1A\n"sv}, {}, "a picture (PNG)", kPicture},
    FormatSignature{{0, "\xFF\xD8\xFF"sv}, {}, "a picture (JPEG)", kPicture},
    FormatSignature{{0, "GIF87a"sv}, {}, "a picture (GIF)", kPicture},
    FormatSignature{{0, "GIF89a"sv}, {}, "a picture (GIF)", kPicture},
    FormatSignature{{0, "II*\0"sv}, {}, "a picture (TIFF)", kPicture},
    FormatSignature{{0, "MM\0*"sv}, {}, "a picture (TIFF)", kPicture},
    FormatSignature{{0, "RIFF"sv}, {8, "WEBP"sv}, "a picture (WebP)", kPicture},
    FormatSignature{{0, "BM"sv}, {6, "\0\0\0\0"sv}, "a picture (BMP)", kPicture},
    FormatSignature{{4, "ftypheic"sv}, {}, "a picture (HEIF)", kPicture},
    FormatSignature{{4, "ftypmif1"sv}, {}, "a picture (HEIF)", kPicture},
    FormatSignature{{4, "ftypavif"sv}, {}, "a picture (AVIF)", kPicture},
    FormatSignature{{0, "\0\0\0\x0CjP  "sv}, {}, "a picture (JPEG 2000)", kPicture},
    FormatSignature{{0, "8BPS\0\1"sv}, {}, "a picture (Photoshop)", kPicture},
    // Sound and moving pictures
    FormatSignature{{0, "RIFF"sv}, {8, "WAVE"sv}, "a sound recording (WAV)", kRecording},
    FormatSignature{{0, "ID3\2\0"sv}, {}, "a sound recording (MP3)", kRecording},
    FormatSignature{{0, "ID3\3\0"sv}, {}, "a sound recording (MP3)", kRecording},
    FormatSignature{{0, "ID3\4\0"sv}, {}, "a sound recording (MP3)", kRecording},
    FormatSignature{{0, "fLaC\0"sv}, {}, "a sound recording (FLAC)", kRecording},
    FormatSignature{{0, "OggS\0"sv}, {}, "a recording (Ogg)", kRecording},
    FormatSignature{{0, "FORM"sv}, {8, "AIFF"sv}, "a sound recording (AIFF)", kRecording},
    FormatSignature{{0, "MThd\0\0\0\6"sv}, {}, "music (MIDI)", kLeaveOut},
    FormatSignature{{4, "ftypM4A"sv}, {}, "a sound recording (M4A)", kRecording},
    FormatSignature{{4, "ftyp"sv}, {0, "\0\0"sv}, "a film (MP4)", kRecording},
    FormatSignature{{0, "\x1A\x45\xDF\xA3"sv}, {}, "a film (Matroska or WebM)", kRecording},
    FormatSignature{{0, "RIFF"sv}, {8, "AVI "sv}, "a film (AVI)", kRecording},
    FormatSignature{{0, "\0\0\1\xBA"sv}, {}, "a film (MPEG)", kRecording},
    // Programs, data and fonts
    FormatSignature{{0,
                     "\x7F"
                     "ELF"sv},
                    {},
                    "a program (ELF)",
                    kLeaveOut},
    FormatSignature{{0, "MZ"sv}, {78, "This program cannot"sv}, "a program of Windows", kLeaveOut},
    FormatSignature{{0, "\xCF\xFA\xED\xFE"sv}, {}, "a program (Mach-O)", kLeaveOut},
    FormatSignature{{0, "\xCA\xFE\xBA\xBE"sv}, {}, "a program (Java or Mach-O)", kLeaveOut},
    FormatSignature{{0, "\0asm"sv}, {}, "a program (WebAssembly)", kLeaveOut},
    FormatSignature{{0, "SQLite format 3\0"sv}, {}, "a database (SQLite)", kExport},
    FormatSignature{{0, "PAR1\x15"sv}, {}, "a table of data (Parquet)", kExport},
    FormatSignature{{0, "ARROW1\0\0"sv}, {}, "a table of data (Arrow)", kExport},
    FormatSignature{{0, "\x89HDF\r\n\x1A\n"sv}, {}, "data (HDF5)", kLeaveOut},
    FormatSignature{{0, "bplist00"sv}, {}, "a list of settings (property list)", kLeaveOut},
    FormatSignature{{0, "wOFF\0"sv}, {}, "a font (WOFF)", kLeaveOut},
    FormatSignature{{0, "wOF2\0"sv}, {}, "a font (WOFF2)", kLeaveOut},
    FormatSignature{{0, "OTTO\0"sv}, {}, "a font (OpenType)", kLeaveOut},
    FormatSignature{{0, "\0\1\0\0\0"sv}, {}, "a font (TrueType)", kLeaveOut},
};

}  // namespace

std::span<const FormatSignature> format_signatures() { return kSignatures; }

}  // namespace rostra::core
