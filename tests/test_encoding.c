/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodings: every one that tables come in is found out or obeyed, and damage is told apart. The
 * bytes are made by iconv, so that the text itself is the oracle. */
#include "check.h"
#include "data/encoding.h"
#include "faults.h"

#include <glib.h>

static const char *const long_text = "Chỉ tiêu;Năm;Giá trị\n"
                                     "Tỷ lệ đô thị hóa;2020;36,5\n"
                                     "Thu ngân sách nhà nước trên địa bàn;2021;41234\n"
                                     "Năng suất lao động;2022;101,5\n"
                                     "Tỷ lệ hộ nghèo đa chiều;2023;1,5\n"
                                     "Dân số trung bình;2023;3730\n";
static const char *const short_text = "Chỉ tiêu;Năm;Giá trị\nDân số;2020;36\n";
static const char *const western_text = "Pays;Année;Valeur\nCôte d'Ivoire;2020;1\nCuraçao;2020;2\n"
                                        "São Tomé;2020;3\nForlì;2020;4\nperò;2020;5\n";
static const char *const plain_text = "Country;Year;Value\nChad;2020;1\nMali;2020;2\n";

/* What is read of the bytes, composed; NULL where they are refused. */
static char *decoded(const char *bytes, size_t n, const char *encoding, struct tl_faults *faults)
{
        struct tl__text text;
        char *composed;

        if (tl__text_of(bytes, n, "t.csv", encoding, &text, faults))
                return NULL;
        composed = g_utf8_normalize(text.start, (gssize)text.n, G_NORMALIZE_NFC);
        tl__text_clear(&text);
        return composed;
}

static char *encoded(const char *text, const char *encoding, gsize *n)
{
        char *bytes = g_convert(text, -1, encoding, "UTF-8", NULL, n, NULL);

        CHECK_TRUE(encoding, bytes != NULL);
        return bytes;
}

static const struct {
        const char *name, *encoding; /* of the bytes */
        const char *mark;            /* before them */
        size_t n_mark;
        const char *declared;
        const char *faults;
} ways[] = {
        { "utf-8", "UTF-8", "", 0, NULL, "" },
        { "utf-8 with mark", "UTF-8", "\xef\xbb\xbf", 3, NULL, "" },
        { "utf-8 declared", "UTF-8", "", 0, "utf-8", "" },
        { "utf-8 declared, with mark", "UTF-8", "\xef\xbb\xbf", 3, "UTF8", "" },
        { "little endian with mark", "UTF-16LE", "\xff\xfe", 2, NULL, "encoding_taken:0:0" },
        { "big endian with mark", "UTF-16BE", "\xfe\xff", 2, NULL, "encoding_taken:0:0" },
        { "little endian without", "UTF-16LE", "", 0, NULL, "encoding_taken:0:0" },
        { "big endian without", "UTF-16BE", "", 0, NULL, "encoding_taken:0:0" },
        { "little endian declared", "UTF-16LE", "", 0, "UTF-16", "" },
        { "a mark against what is declared", "UTF-16BE", "\xfe\xff", 2, "UTF-16",
          "encoding_taken:0:0" },
        { "another one", "UTF-8", "\xef\xbb\xbf", 3, "TCVN", "" },
        { "cp1258", "CP1258", "", 0, NULL, "encoding_guessed:0:0" },
        { "cp1258 declared", "CP1258", "", 0, "windows-1258", "" },
        { "viscii", "VISCII", "", 0, NULL, "encoding_guessed:0:0" },
        { "viscii declared", "VISCII", "", 0, "VISCII", "" },
        { "tcvn declared", "TCVN", "", 0, "TCVN", "" },
        { "tcvn by its other name", "TCVN", "", 0, "tcvn3", "" },
};

static void check_way(size_t i, const char *text)
{
        struct tl_faults *faults = tl_faults_new();
        gsize n = 0;
        char *body = encoded(text, ways[i].encoding, &n);
        GString *bytes = g_string_new_len(ways[i].mark, (gssize)ways[i].n_mark);
        char *got;

        g_string_append_len(bytes, body, (gssize)n);
        g_string_append_len(bytes, "\0\0\0", 3); /* as the statistics office ends its files */
        got = decoded(bytes->str, bytes->len, ways[i].declared, faults);
        CHECK_TEXT(ways[i].name, got, text);
        CHECK_TEXT(ways[i].name, faults_text(faults), ways[i].faults);
        CHECK_TRUE(ways[i].name, faults_worded(faults));
        g_free(got);
        g_string_free(bytes, TRUE);
        g_free(body);
        tl_faults_free(faults);
}

static void test_ways(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
                check_way(i, long_text);
                check_way(i, short_text);
        }
}

/* The encoding that a guess names, "" where none was made. */
static char *guess_of(const char *bytes, size_t n, const char *codes)
{
        struct tl_faults *faults = tl_faults_new();
        char *got = decoded(bytes, n, NULL, faults), *text = g_strdup(""), *end;

        CHECK_TEXT("faults", faults_text(faults), codes);
        if (got && tl_faults_count(faults) > 0) {
                g_free(text);
                end = tl_fault_text(tl_faults_at(faults, 0), TL_EN);
                text = g_strdup(strstr(end, "read as ") + strlen("read as "));
                text[strcspn(text, ", ")] = '\0';
                tl_string_free(end);
        }
        g_free(got);
        tl_faults_free(faults);
        return text;
}

static void test_guesses(void)
{
        /* The header and rows of a table of the General Statistics Office (V02.01) as its server
         * wrote them: CP1252 with ? for every letter that it lacks. */
        static const char lossy[] =
                "\"\xd0?a phuong\",\"2021 (*) Di?n t\xed"
                "ch(Km2)\",\"2021 (*) D\xe2n s? trung b\xecnh (Ngh\xecn ngu?i)\"\r\n"
                "\"C? NU?C\",331344.27,98506.19\r\n\"Thanh Ho\xe1\",11114.71,3716.43\r\n";
        gsize n = 0;
        char *bytes = encoded(western_text, "CP1252", &n);
        char *got = guess_of(bytes, n, "encoding_guessed:0:0");

        CHECK_TEXT("western", got, "CP1252");
        g_free(got);
        g_free(bytes);
        got = guess_of(lossy, sizeof lossy - 1, "encoding_guessed:0:0 letters_lost:0:0");
        CHECK_TEXT("lossy", got, "CP1252");
        g_free(got);
        bytes = encoded(long_text, "CP1258", &n);
        got = guess_of(bytes, n, "encoding_guessed:0:0");
        CHECK_TEXT("tones behind vowels", got, "CP1258");
        g_free(got);
        g_free(bytes);
        bytes = encoded(plain_text, "UTF-16LE", &n);
        got = guess_of(bytes, n, "encoding_taken:0:0");
        CHECK_TEXT("all pairs with a zero", got, "UTF-16LE");
        g_free(got);
        g_free(bytes);
        got = guess_of(plain_text, strlen(plain_text), "");
        CHECK_TEXT("ascii", got, "");
        g_free(got);
        got = guess_of("a\x81;b\n", 5, "encoding_guessed:0:0");
        CHECK_TEXT("a byte that CP1252 has no letter for", got, "CP1252");
        g_free(got);
}

static const struct {
        const char *name, *bytes;
        size_t n;
        const char *encoding, *faults;
} refused[] = {
        { "empty", "", 0, NULL, "file_empty:0:0" },
        { "only zeros", "\0\0", 2, NULL, "file_empty:0:0" },
        { "only a mark", "\xff\xfe", 2, NULL, "encoding_taken:0:0 file_empty:0:0" },
        { "zero inside", "a\0b,c", 5, NULL, "file_binary:0:0" },
        { "zero inside utf-16",
          "\xff\xfe"
          "a\0\0\0b\0",
          8, NULL, "encoding_taken:0:0 file_binary:0:0" },
        { "zero inside declared", "a\0b,c", 5, "CP1258", "file_binary:0:0" },
        { "gzip", "\x1f\x8b\x08\0", 4, NULL, "file_packed:0:0" },
        { "workbook", "PK\3\4\x14\0", 6, NULL, "file_packed:0:0" },
        { "old workbook", "\xd0\xcf\x11\xe0\xa1\xb1", 6, NULL, "file_packed:0:0" },
        { "portable document", "%PDF-1.7\n", 9, NULL, "file_packed:0:0" },
        { "half a pair",
          "\xff\xfe\x00\xd8"
          "a\0",
          6, NULL, "encoding_unfit:0:0" },
        { "damaged", "Th\xc3\xa1ng;N\xc4\x83m\n1;2\nGi\xe1;3\n", 21, NULL, "not_utf8:3:0" },
        { "mark, but not utf-8",
          "\xef\xbb\xbf"
          "a;b\n\xff;1\n",
          11, NULL, "not_utf8:2:0" },
        { "declared, but not utf-8", "a;b\n\xff;1\n", 8, "UTF-8", "not_utf8:2:0" },
};

static void test_refused(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
                struct tl_faults *faults = tl_faults_new();
                char *bytes = g_memdup2(refused[i].bytes, refused[i].n);

                CHECK_TRUE(refused[i].name,
                           !decoded(bytes ? bytes : "", refused[i].n, refused[i].encoding, faults));
                CHECK_TEXT(refused[i].name, faults_text(faults), refused[i].faults);
                CHECK_TRUE(refused[i].name, faults_worded(faults));
                g_free(bytes);
                tl_faults_free(faults);
        }
}

static void test_names(void)
{
        const char *const *names = tl_encoding_names();

        for (size_t i = 0; names[i]; i++)
                CHECK_TRUE(names[i], tl_encoding_known(names[i]));
        CHECK_TRUE("of iconv", tl_encoding_known("GB18030"));
        CHECK_TRUE("by another name", tl_encoding_known("tcvn3"));
        CHECK_TRUE("none", !tl_encoding_known("utf-9"));
        CHECK_TRUE("empty", !tl_encoding_known(""));
        CHECK_TRUE("no suffixes", !tl_encoding_known("CP1252//TRANSLIT"));
}

/* Cut after any byte, from a buffer of exactly that size: text that ends earlier, or a refusal
 * that says why; never a fall. */
static void test_cut(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
                gsize n = 0;
                char *bytes = encoded(short_text, ways[i].encoding, &n);

                for (size_t cut = 0; cut <= n; cut++) {
                        struct tl_faults *faults = tl_faults_new();
                        char *part = g_memdup2(bytes, cut);
                        char *got = decoded(part ? part : "", cut, ways[i].declared, faults);

                        CHECK_TRUE(ways[i].name,
                                   !got == (tl_faults_count_severe(faults, TL_ERROR) > 0));
                        CHECK_TRUE(ways[i].name, !got || g_utf8_validate(got, -1, NULL));
                        g_free(got);
                        g_free(part);
                        tl_faults_free(faults);
                }
                g_free(bytes);
        }
}

int main(void)
{
        static const struct check_test tests[] = {
                { "every encoding, found out or declared", test_ways },
                { "guesses of one byte a letter", test_guesses },
                { "what is no text", test_refused },
                { "names of encodings", test_names },
                { "cut after any byte", test_cut },
                { NULL, NULL },
        };

        return check_main("encoding", tests);
}
