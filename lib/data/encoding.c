/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a file to text: what is text at all, and in which encoding. GLib converts,
 * uchardet tells VISCII from the encodings of western Europe. */
#include "data/encoding.h"

#include <glib.h>
#include <string.h>
#include <sys/mman.h>
#include <uchardet.h>
#include <unistd.h>

size_t tl__line_length(const char *text, size_t n)
{
        const char *line_feed = memchr(text, '\n', n);
        size_t length = line_feed ? (size_t)(line_feed - text) + 1 : n;
        const char *carriage = memchr(text, '\r', length);

        if (!carriage || carriage + 1 == line_feed)
                return length;
        return (size_t)(carriage - text) + 1;
}

static bool is_high(char c)
{
        return (unsigned char)c >= 0x80;
}

/* Is a text ASCII? Eight bytes at a time. */
static bool is_ascii(const char *text, size_t n)
{
        guint64 high = 0, word;
        size_t i = 0;

        for (; i + sizeof word <= n; i += sizeof word) {
                memcpy(&word, text + i, sizeof word);
                high |= word;
        }
        for (; i < n; i++)
                high |= (guint64)(unsigned char)text[i];
        return !(high & 0x8080808080808080U);
}

void tl__text_release(const struct tl__text *text, size_t from, size_t to)
{
        size_t page = (size_t)sysconf(_SC_PAGESIZE);
        size_t begin = ((size_t)text->start + from + page - 1) / page * page;
        size_t end = ((size_t)text->start + to) / page * page;

        if (text->mapped && !text->converted && end > begin)
                madvise((void *)begin, end - begin, MADV_DONTNEED); /* is no more than advice */
}

/* As g_utf8_validate_len(), but for long stretches of ASCII, which most tables have. */
static bool is_part_utf8(const char *text, size_t n)
{
        enum { STRETCH = 4096 };

        while (n > 0) {
                size_t part = MIN(n, STRETCH);

                if (!is_ascii(text, part)) {
                        while (part < n && is_high(text[part]))
                                part++; /* no letter is cut */
                        if (!g_utf8_validate_len(text, part, NULL))
                                return false;
                }
                text += part;
                n -= part;
        }
        return true;
}

/* What has to be known of all bytes of a text, found in one pass. */
struct survey {
        const char *zero; /* the first, NULL: none */
        bool utf8, carriages;
};

static struct survey survey_of(const struct tl__text *text)
{
        struct survey survey = { NULL, true, false };

        for (size_t at = 0, n; at < text->n && !survey.zero; at += n) {
                const char *part = text->start + at;

                n = MIN(TL__PART, text->n - at);
                while (at + n < text->n && is_high(part[n]))
                        n++; /* no letter is cut */
                survey.zero = memchr(part, '\0', n);
                survey.carriages = survey.carriages || memchr(part, '\r', n);
                survey.utf8 = survey.utf8 && is_part_utf8(part, n);
                tl__text_release(text, at, at + n);
        }
        return survey;
}

static bool begins_with(const struct tl__text *text, const char *mark, size_t length)
{
        return text->n >= length && memcmp(text->start, mark, length) == 0;
}

/* --------------------------------------------------------------------- encodings ---- */

/* Other names under which people know what iconv has. */
static const char *const other_names[][2] = {
        { "TCVN3", "TCVN" },     { "ABC", "TCVN" },        { "UTF8", "UTF-8" },
        { "UTF16", "UTF-16LE" }, { "UTF-16", "UTF-16LE" }, { "UNICODE", "UTF-16LE" },
        { "ANSI", "CP1252" },    { "LATIN1", "CP1252" },   { "ISO-8859-1", "CP1252" },
        { "LATIN-1", "CP1252" },
};

const char *const *tl_encoding_names(void)
{
        static const char *const names[] = {
                "UTF-8", "UTF-16LE", "UTF-16BE", "CP1258", "CP1252", "TCVN", "VISCII", NULL,
        };

        return names;
}

static const char *iconv_name(const char *encoding)
{
        for (size_t i = 0; i < G_N_ELEMENTS(other_names); i++)
                if (g_ascii_strcasecmp(encoding, other_names[i][0]) == 0)
                        return other_names[i][1];
        return encoding;
}

bool tl_encoding_known(const char *encoding)
{
        GIConv converter;

        /* A suffix such as //TRANSLIT would lose letters in silence. */
        if (!*encoding || strchr(encoding, '/'))
                return false;
        converter = g_iconv_open("UTF-8", iconv_name(encoding));
        if (converter == (GIConv)-1) // NOLINT
                return false;
        g_iconv_close(converter);
        return true;
}

/* -------------------------------------------------------------------- detection ---- */

static const struct {
        const char *mark;
        size_t n;
        const char *encoding;
} marks[] = {
        { "\xef\xbb\xbf", 3, "UTF-8" },
        { "\xff\xfe", 2, "UTF-16LE" },
        { "\xfe\xff", 2, "UTF-16BE" },
};

static const char *by_mark(const struct tl__text *text)
{
        for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
                if (begins_with(text, marks[i].mark, marks[i].n))
                        return marks[i].encoding;
        return NULL;
}

static void strip_zeros(struct tl__text *text)
{
        while (text->n > 0 && text->start[text->n - 1] == '\0')
                text->n--;
}

/* UTF-16 without a BOM: at one of the two places of a pair most bytes are zero, at the other none.
 * Vietnamese letters with two marks have no zero, so that not all are. */
static const char *by_zeros(const struct tl__text *text)
{
        struct tl__text inner = *text;
        size_t zeros[2] = { 0, 0 }, n;

        strip_zeros(&inner);
        n = MIN(inner.n, 2000) / 2;
        for (size_t i = 0; i < 2 * n; i++)
                zeros[i % 2] += text->start[i] == '\0';
        if (2 * zeros[1] > n && zeros[0] == 0)
                return "UTF-16LE";
        if (2 * zeros[0] > n && zeros[1] == 0)
                return "UTF-16BE";
        return NULL;
}

/* What is not UTF-8 in a text: where it begins, and how much of the rest is. */
struct damage {
        size_t bad, good; /* bytes that begin no letter; letters of more than one byte */
        size_t lines;     /* with bad bytes */
        long line;        /* the first of them, from 1 */
        size_t byte;      /* of the first bad one in its line, from 1 */
};

static size_t long_letters(const char *start, const char *end)
{
        size_t n = 0;

        for (const char *c = start; c < end; c++)
                n += ((unsigned char)*c & 0xc0) == 0xc0;
        return n;
}

static struct damage damage_of(const struct tl__text *text)
{
        struct damage damage = { 0 };
        long line = 0;

        for (size_t at = 0, length; at < text->n; at += length) {
                const char *start = text->start + at, *c = start, *end;

                line++;
                length = tl__line_length(start, text->n - at);
                while (!g_utf8_validate_len(c, (gsize)(start + length - c), &end)) {
                        damage.good += long_letters(c, end);
                        damage.bad++;
                        damage.lines += c == start;
                        if (damage.line == 0) {
                                damage.line = line;
                                damage.byte = (size_t)(end - start) + 1;
                        }
                        c = end + 1;
                }
                damage.good += long_letters(c, start + length);
        }
        return damage;
}

/* In CP1258 a tone mark is a byte of its own behind its vowel. In CP1252 the same bytes are letters
 * (ì ò Ì Ò Þ), which stand behind consonants as often. */
static bool is_cp1258(const struct tl__text *text)
{
        static const char tones[] = "\xcc\xd2\xde\xec\xf2";
        static const char vowels[] = "aeiouyAEIOUY\xc2\xca\xd4\xe2\xea\xf4\xc3\xe3\xd5\xf5\xdd\xfd";
        size_t behind_vowel = 0, elsewhere = 0;

        for (size_t i = 1; i < text->n; i++) {
                if (!is_high(text->start[i]) || !strchr(tones, text->start[i]))
                        continue;
                if (text->start[i - 1] && strchr(vowels, text->start[i - 1]))
                        behind_vowel++;
                else
                        elsewhere++;
        }
        return behind_vowel > 20 * elsewhere;
}

/* Letters that stand at the same place in VISCII and CP1252, and the Đ of the one, Ð of the
 * other: a text of no others is CP1252 from which the rest was lost. */
static bool has_viscii_alone(const struct tl__text *text)
{
        static const char common[] = "\xc0\xc1\xc2\xc3\xc8\xc9\xca\xcc\xcd\xd2\xd3\xd4\xd9\xda\xdd"
                                     "\xe0\xe1\xe2\xe3\xe8\xe9\xea\xec\xed\xf2\xf3\xf4\xf5\xf9\xfa"
                                     "\xfd\xd0";

        for (size_t i = 0; i < text->n; i++)
                if (is_high(text->start[i]) && !strchr(common, text->start[i]))
                        return true;
        return false;
}

/* Does uchardet find VISCII? It is shown the part from the first letter that decides on. */
static bool is_viscii(const struct tl__text *text)
{
        enum { SHOWN = 1 << 16 };
        uchardet_t detector;
        bool found;
        size_t first = 0;

        if (!has_viscii_alone(text))
                return false;
        while (!is_high(text->start[first]))
                first++;
        detector = uchardet_new();
        uchardet_handle_data(detector, text->start + first, MIN(text->n - first, SHOWN));
        uchardet_data_end(detector);
        found = g_ascii_strcasecmp(uchardet_get_charset(detector), "VISCII") == 0;
        uchardet_delete(detector);
        return found;
}

/* Of a text with one byte a letter. */
static const char *by_letters(const struct tl__text *text)
{
        if (is_cp1258(text))
                return "CP1258";
        return is_viscii(text) ? "VISCII" : "CP1252";
}

/* -------------------------------------------------------------------- conversion ---- */

static int refuse(enum tl__fault_code code, const char *name, const char *what, size_t number,
                  struct tl_faults *faults)
{
        char *text = g_strdup_printf("%zu", number);

        tl__fault(faults, code, (struct tl__place){ name, 0, 0 }, what ? what : text,
                  what ? text : NULL, NULL);
        g_free(text);
        return TL_EDATA;
}

static int refuse_damaged(const struct damage *damage, const char *name, struct tl_faults *faults)
{
        char *byte = g_strdup_printf("%zu", damage->byte);
        char *lines = g_strdup_printf("%zu", damage->lines);

        tl__fault(faults, TL__F_not_utf8, (struct tl__place){ name, damage->line, 0 }, byte, lines,
                  NULL);
        g_free(byte);
        g_free(lines);
        return TL_EDATA;
}

static bool is_wide(const char *encoding)
{
        return g_ascii_strncasecmp(encoding, "UTF-16", 6) == 0 ||
               g_ascii_strncasecmp(encoding, "UCS", 3) == 0 ||
               g_ascii_strncasecmp(encoding, "UTF-32", 6) == 0;
}

/* CP1252 leaves five bytes without a letter; they stand for none. */
static char *convert(const struct tl__text *text, const char *encoding, gsize *read, gsize *n)
{
        char *converted = g_convert(text->start, (gssize)text->n, "UTF-8", encoding, read, n, NULL);

        if (!converted && strcmp(encoding, "CP1252") == 0)
                converted = g_convert_with_fallback(text->start, (gssize)text->n, "UTF-8",
                                                    "ISO-8859-1", "?", read, n, NULL);
        return converted;
}

static int take_as(struct tl__text *text, const char *encoding, const char *name,
                   struct tl_faults *faults)
{
        gsize read = 0, n = 0;

        if (g_ascii_strncasecmp(encoding, "UTF-16", 6) == 0)
                text->n -= text->n % 2; /* a zero byte at the very end */
        text->converted = convert(text, encoding, &read, &n);
        if (!text->converted)
                return refuse(TL__F_encoding_unfit, name, encoding, read + 1, faults);
        text->start = text->converted;
        text->n = n;
        return TL_OK;
}

static bool is_letter(char c)
{
        return g_ascii_isalpha(c) || is_high(c);
}

/* Question marks that a program wrote for letters which its encoding lacks: those beside one. */
static size_t count_lost(const struct tl__text *text)
{
        size_t lost = 0;

        for (size_t i = 1; i + 1 < text->n; i++)
                lost += text->start[i] == '?' &&
                        (is_letter(text->start[i - 1]) || is_letter(text->start[i + 1]));
        return lost;
}

static void tell_lost(const struct tl__text *text, const char *encoding, const char *name,
                      struct tl_faults *faults)
{
        enum { FEW = 3 };
        size_t lost = count_lost(text);

        if (lost >= FEW)
                refuse(TL__F_letters_lost, name, encoding, lost, faults);
}

static int take_guess(struct tl__text *text, const char *name, struct tl_faults *faults)
{
        struct damage damage = damage_of(text);
        const char *encoding;
        int status;

        if (damage.good > damage.bad)
                return refuse_damaged(&damage, name, faults);
        encoding = by_letters(text);
        status = take_as(text, encoding, name, faults);
        if (status)
                return status;
        tl__fault(faults, TL__F_encoding_guessed, (struct tl__place){ name, 0, 0 }, encoding, NULL);
        tell_lost(text, encoding, name, faults);
        return TL_OK;
}

/* Files of other kinds that people take for tables, by how they begin. */
static const struct {
        const char *mark;
        size_t n;
        const char *kind;
} packed[] = {
        { "\x1f\x8b", 2, "gzip" },
        { "PK\3\4", 4, "xlsx, ods, zip" },
        { "\xd0\xcf\x11\xe0", 4, "xls" },
        { "%PDF", 4, "PDF" },
};

static const char *packed_as(const struct tl__text *text)
{
        for (size_t i = 0; i < G_N_ELEMENTS(packed); i++)
                if (begins_with(text, packed[i].mark, packed[i].n))
                        return packed[i].kind;
        return NULL;
}

static void strip_mark(struct tl__text *text)
{
        if (!begins_with(text, marks[0].mark, marks[0].n))
                return;
        text->start += marks[0].n;
        text->n -= marks[0].n;
}

/* A zero stands inside, which no text has. */
static int refuse_zero(const struct tl__text *text, const char *zero, const char *name,
                       struct tl_faults *faults)
{
        return refuse(TL__F_file_binary, name, NULL, (size_t)(zero - text->start) + 1, faults);
}

static int take_wide(struct tl__text *text, const char *encoding, bool declared, const char *name,
                     struct tl_faults *faults)
{
        const char *zero;
        int status = take_as(text, encoding, name, faults);

        if (status)
                return status;
        if (!declared)
                tl__fault(faults, TL__F_encoding_taken, (struct tl__place){ name, 0, 0 }, encoding,
                          NULL);
        strip_zeros(text);
        zero = memchr(text->start, '\0', text->n);
        return zero ? refuse_zero(text, zero, name, faults) : TL_OK;
}

/* Decodes @text in place, as a BOM says, else @declared, else the zeros, else as it looks. */
static int decode(struct tl__text *text, const char *declared, const char *name,
                  struct tl_faults *faults)
{
        const char *encoding = by_mark(text);
        struct survey survey;
        struct damage damage;

        if (encoding)
                declared = NULL; /* what is said of many files need not hold for this one */
        else
                encoding = declared ? iconv_name(declared) : by_zeros(text);
        if (encoding && is_wide(encoding))
                return take_wide(text, encoding, declared, name, faults);
        strip_zeros(text);
        survey = survey_of(text);
        text->carriages = survey.carriages;
        if (survey.zero)
                return refuse_zero(text, survey.zero, name, faults);
        if (encoding && g_ascii_strcasecmp(encoding, "UTF-8") != 0)
                return take_as(text, encoding, name, faults);
        if (survey.utf8)
                return TL_OK;
        if (!encoding)
                return take_guess(text, name, faults);
        damage = damage_of(text);
        return refuse_damaged(&damage, name, faults);
}

static int text_of(struct tl__text text, const char *name, const char *encoding,
                   struct tl__text *out, struct tl_faults *faults)
{
        const char *kind = packed_as(&text);
        int status;

        if (kind) {
                tl__fault(faults, TL__F_file_packed, (struct tl__place){ name, 0, 0 }, kind, NULL);
                return TL_EDATA;
        }
        status = decode(&text, encoding, name, faults);
        strip_mark(&text);
        if (text.converted)
                text.carriages = memchr(text.start, '\r', text.n);
        if (status == TL_OK && text.n == 0) {
                tl__fault(faults, TL__F_file_empty, (struct tl__place){ name, 0, 0 }, NULL);
                status = TL_EDATA;
        }
        if (status == TL_OK)
                *out = text;
        else
                tl__text_clear(&text);
        return status;
}

int tl__text_of(const char *bytes, size_t n, const char *name, const char *encoding,
                struct tl__text *out, struct tl_faults *faults)
{
        return text_of((struct tl__text){ .start = bytes, .n = n }, name, encoding, out, faults);
}

int tl__text_of_mapped(const char *bytes, size_t n, const char *name, const char *encoding,
                       struct tl__text *out, struct tl_faults *faults)
{
        return text_of((struct tl__text){ .start = bytes, .n = n, .mapped = true }, name, encoding,
                       out, faults);
}

void tl__text_clear(struct tl__text *text)
{
        g_free(text->converted);
        text->converted = NULL;
}
