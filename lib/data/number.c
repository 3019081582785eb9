/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as people write them, and how a file's grammar is decided. */
#include "data/number.h"

#include "base/numeric.h"

#include <errno.h>
#include <glib.h>
#include <string.h>

#define MAX_DIGITS 120 /* of a number with its marks; far beyond what a double can tell apart */

enum { POINT, COMMA, N_GRAMMARS };

static const struct tl__grammar grammars[N_GRAMMARS] = {
        [POINT] = { '.', ',' },
        [COMMA] = { ',', '.' },
};

static const char *const absent_tokens[] = {
        "", "..", "...", "…", ":", "-", "–", "--", "n/a", "N/A", "NA", "#N/A", "x",
};

static const char *const not_finite_words[] = {
        "nan", "inf", "infinity", "+inf", "-inf", "+infinity", "-infinity", "-nan", "+nan",
};

/* A number as strtod() wants it; never longer than the cell it comes from. */
struct plain {
        size_t n;
        char text[MAX_DIGITS + 1];
};

static void append(struct plain *plain, const char *text, size_t n)
{
        memcpy(plain->text + plain->n, text, n);
        plain->n += n;
        plain->text[plain->n] = '\0';
}

/* Blanks that group digits become '_', U+2212 becomes '-'. False when the cell is too long to be a
 * number or has anything else that is not ASCII. */
static bool simplify(const char *cell, char out[static MAX_DIGITS + 1])
{
        size_t n = 0;

        for (; *cell; cell = g_utf8_next_char(cell)) {
                gunichar c = g_utf8_get_char(cell);

                if (n == MAX_DIGITS)
                        return false;
                if (c == ' ' || c == 0xa0 || c == 0x202f || c == 0x2009)
                        out[n++] = '_';
                else if (c == 0x2212)
                        out[n++] = '-';
                else if (c < 0x80 && c != '_')
                        out[n++] = (char)c;
                else
                        return false;
        }
        out[n] = '\0';
        return true;
}

/* Copies the whole part: plain digits, or groups of three after one to three digits that do not
 * begin with zero. Returns how much of the text it is, 0 when it is none. */
static size_t take_whole(const char *text, char group, struct plain *plain)
{
        size_t first = strspn(text, "0123456789"), at = first;
        char mark = text[at];

        append(plain, text, first);
        if (first == 0 || (mark != group && mark != '_'))
                return first;
        if (first > 3 || text[0] == '0')
                return 0;
        while (text[at] == mark) {
                if (strspn(text + at + 1, "0123456789") != 3)
                        return 0;
                append(plain, text + at + 1, 3);
                at += 4;
        }
        return at;
}

static size_t take_exponent(const char *text, struct plain *plain)
{
        size_t sign, digits;

        if (*text != 'e' && *text != 'E')
                return 0;
        sign = text[1] == '+' || text[1] == '-';
        digits = strspn(text + 1 + sign, "0123456789");
        if (digits == 0)
                return 0;
        append(plain, text, 1 + sign + digits);
        return 1 + sign + digits;
}

/* The cell as strtod() writes it, if the grammar allows it. */
static bool make_plain(const struct tl__grammar *grammar, const char *cell, struct plain *plain)
{
        char text[MAX_DIGITS + 1];
        const char *c = text;
        size_t whole, digits;
        bool grouped;

        plain->n = 0;
        if (!simplify(cell, text))
                return false;
        if (*c == '-' || *c == '+')
                append(plain, c++, 1);
        whole = take_whole(c, grammar->group, plain);
        grouped = whole > strspn(c, "0123456789");
        c += whole;
        if (*c == grammar->decimal) {
                digits = strspn(c + 1, "0123456789");
                if (digits == 0)
                        return false;
                append(plain, ".", 1);
                append(plain, c + 1, digits);
                c += 1 + digits;
        } else if (whole == 0) {
                return false;
        }
        if (!grouped) /* nobody writes 1,234e5 for 123 400 000 */
                c += take_exponent(c, plain);
        return *c == '\0';
}

static bool allows(const struct tl__grammar *grammar, const char *cell)
{
        struct plain plain;

        return make_plain(grammar, cell, &plain);
}

/* ------------------------------------------------------------------- the grammar ---- */

struct evidence {
        char *cell; /* NULL: none yet */
        char *file;
        long line, column;
};

struct tl__grammar_vote {
        struct evidence decided[N_GRAMMARS]; /* the first cell that only this grammar allows */
        struct evidence ambiguous;           /* the first with a mark that both allow */
};

struct tl__grammar_vote *tl__grammar_vote_new(void)
{
        return g_new0(struct tl__grammar_vote, 1);
}

static void evidence_clear(struct evidence *evidence)
{
        g_free(evidence->cell);
        g_free(evidence->file);
}

void tl__grammar_vote_free(struct tl__grammar_vote *vote)
{
        if (!vote)
                return;
        for (size_t i = 0; i < N_GRAMMARS; i++)
                evidence_clear(&vote->decided[i]);
        evidence_clear(&vote->ambiguous);
        g_free(vote);
}

static void note(struct evidence *evidence, const char *cell, struct tl__place place)
{
        if (!evidence->cell)
                *evidence = (struct evidence){ g_strdup(cell), g_strdup(place.file), place.line,
                                               place.column };
}

void tl__grammar_vote_add(struct tl__grammar_vote *vote, const char *cell, struct tl__place place)
{
        bool point, comma;

        if (!strpbrk(cell, ".,"))
                return;
        point = allows(&grammars[POINT], cell);
        comma = allows(&grammars[COMMA], cell);
        if (point && comma)
                note(&vote->ambiguous, cell, place);
        else if (point || comma)
                note(&vote->decided[point ? POINT : COMMA], cell, place);
}

size_t tl__grammar_vote_decided(const struct tl__grammar_vote *vote)
{
        return (size_t)(vote->decided[POINT].cell != NULL) + (vote->decided[COMMA].cell != NULL);
}

bool tl__grammar_vote_ambiguous(const struct tl__grammar_vote *vote)
{
        return vote->ambiguous.cell != NULL;
}

static struct tl__place place_of(const struct evidence *evidence)
{
        return (struct tl__place){ evidence->file, evidence->line, evidence->column };
}

/* The later of the two cells is blamed: up to it the file was of one mind. */
static int refuse_mixed(const struct tl__grammar_vote *vote, struct tl_faults *faults)
{
        const struct evidence *point = &vote->decided[POINT], *comma = &vote->decided[COMMA];
        bool point_later = point->line > comma->line ||
                           (point->line == comma->line && point->column > comma->column);
        const struct evidence *later = point_later ? point : comma;
        const struct evidence *earlier = point_later ? comma : point;
        char *line = g_strdup_printf("%ld", earlier->line);

        tl__fault(faults, TL__F_number_mixed, place_of(later), later->cell, point_later ? "." : ",",
                  earlier->cell, line, point_later ? "," : ".", NULL);
        g_free(line);
        return TL_EDATA;
}

int tl__grammar_decide(const struct tl__grammar_vote *vote, char declared, struct tl__grammar *out,
                       struct tl_faults *faults)
{
        bool point, comma;

        if (declared) {
                *out = grammars[declared == ',' ? COMMA : POINT];
                return TL_OK;
        }
        point = vote->decided[POINT].cell;
        comma = vote->decided[COMMA].cell;
        if (point && comma)
                return refuse_mixed(vote, faults);
        if (!point && !comma && vote->ambiguous.cell) {
                tl__fault(faults, TL__F_number_ambiguous, place_of(&vote->ambiguous),
                          vote->ambiguous.cell, NULL);
                return TL_EDATA;
        }
        *out = grammars[comma ? COMMA : POINT];
        return TL_OK;
}

/* -------------------------------------------------------------------- one number ---- */

static bool is_among(const char *cell, const char *const words[], size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (strcmp(cell, words[i]) == 0)
                        return true;
        return false;
}

/* Most numbers: digits, perhaps a minus and a mark. As an integer below 2^53 over a power of ten up
 * to 10^22, both of which a double holds exactly, so that one division rounds as strtod() does
 * (Clinger, How to read floating point numbers accurately, 1990); with more digits strtod() itself
 * does. False for any other cell. */
static bool parse_short(char decimal, const char *cell, double *out)
{
        static const double powers[] = { 1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                         1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
        enum { EXACT = 15, MOST = 40 };
        const char *c = cell + (*cell == '-');
        guint64 digits = 0;
        size_t n = 0, n_decimals = 0;
        bool marked = false;

        for (; *c; c++) {
                if (*c == decimal && !marked && n > 0 && g_ascii_isdigit(c[1])) {
                        marked = true;
                        continue;
                }
                if (!g_ascii_isdigit(*c) || n == MOST)
                        return false;
                digits = 10 * digits + (guint64)(*c - '0');
                n++;
                n_decimals += marked;
        }
        if (n == 0 || (n > EXACT && marked && decimal != '.'))
                return false;
        if (n <= EXACT)
                *out = (double)(*cell == '-' ? -(gint64)digits : (gint64)digits) /
                       powers[n_decimals];
        else
                *out = g_ascii_strtod(cell, NULL);
        return digits > 0; /* of zeros -0 is one */
}

enum tl__number tl__number_parse(const struct tl__grammar *grammar, const char *cell, double *out)
{
        struct plain plain;
        double value;

        if (parse_short(grammar->decimal, cell, out))
                return TL__NUMBER;
        if (is_among(cell, absent_tokens, G_N_ELEMENTS(absent_tokens)))
                return TL__NUMBER_ABSENT;
        if (!make_plain(grammar, cell, &plain))
                return TL__NUMBER_BAD;
        errno = 0;
        value = g_ascii_strtod(plain.text, NULL);
        if (!tl__is_figure(value) || errno) /* 1e-999 is read as 0 */
                return TL__NUMBER_BAD;
        *out = value;
        return TL__NUMBER;
}

void tl__number_blame(const struct tl__grammar *grammar, const char *cell, struct tl__place place,
                      struct tl_faults *faults)
{
        const char decimal[2] = { grammar->decimal, '\0' };
        char *lower = g_ascii_strdown(cell, -1);
        enum tl__fault_code code = TL__F_not_a_number;

        if (g_str_has_suffix(cell, "%"))
                code = TL__F_number_percent;
        else if (is_among(lower, not_finite_words, G_N_ELEMENTS(not_finite_words)))
                code = TL__F_number_not_finite;
        else if (allows(grammar, cell))
                code = TL__F_number_size;
        else if (*cell && strspn(cell, "+-0123456789.,") == strlen(cell))
                code = TL__F_number_grouping;
        g_free(lower);
        tl__fault(faults, code, place, cell, decimal, NULL);
}

int tl__year_parse(const char *cell)
{
        int year = 0;
        size_t n = 0;

        for (; n < 4 && g_ascii_isdigit(cell[n]); n++)
                year = 10 * year + (cell[n] - '0');
        if (n < 4 || cell[n])
                return 0;
        return year >= TL__FIRST_YEAR && year <= TL__LAST_YEAR ? year : 0;
}
