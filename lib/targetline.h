/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * targetline.h - will we meet our targets?
 *
 * A plan is a set of indicators with targets; a dataset is yearly observations. The library
 * forecasts every indicator and reports, target by target, where it stands, where the trend takes
 * it, what is missing, what it needs per year and how likely it is:
 *
 *     struct tl_faults *faults = tl_faults_new();
 *     struct tl_dataset *data = tl_dataset_new();
 *     struct tl_assessment *gap = NULL;
 *     struct tl_plan *plan = NULL;
 *
 *     if (!tl_plan_load("indicators/thanh-hoa-2030", &plan, faults) &&
 *         !tl_dataset_read(data, "province.csv", NULL, faults) &&
 *         !tl_dataset_bind(data, plan, faults) &&
 *         !tl_assess(plan, data, NULL, &gap, NULL))
 *             for (size_t i = 0; i < tl_assessment_count(gap); i++)
 *                     printf("%s %g\n", tl_assessment_at(gap, i)->indicator->id,
 *                            tl_assessment_at(gap, i)->gap);
 *
 * Conventions, true for every function below:
 *
 * - Fallible calls return an `enum tl_status` (TL_OK is 0). Outputs are written only on success.
 *   A missed target is a result, never an error; "not enough data" is a result with a reason.
 * - Missing is NaN and only NaN (TL_MISSING). Infinities never enter: the readers refuse them, and
 *   numbers beyond 1e100 or nearer to zero than 1e-100, so that no figure overflows.
 * - Arrays of a series are `const double y[], size_t n`, one value per calendar year, oldest first,
 *   a missing year being NaN. A horizon h counts years from 1.
 * - A value, its bounds and its forecast share one unit; a share given in percent stays in percent.
 *   Rates of growth are percent per year wherever a name ends in `_percent`, else ratios.
 * - `_new` or `_load` makes, `_free` frees (and takes NULL); `const T *` is borrowed from its
 * parent.
 * - Nothing prints, exits, or reads the clock, the locale or the environment. The same input gives
 *   the same bytes on any number of threads.
 */
#ifndef TARGETLINE_H
#define TARGETLINE_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define TL_API   __attribute__((visibility("default")))
#define TL_CHECK __attribute__((visibility("default"), warn_unused_result))
#else
#define TL_API
#define TL_CHECK
#endif

/** The missing value. Test for it with isnan(); under clang the bare NAN is a float. */
#define TL_MISSING ((double)NAN)

/* ------------------------------------------------------------------------ status ---- */

/** Every status with the sentence tl_status_text() gives for it. */
#define TL_STATUSES(X)                                                                             \
        X(TL_OK, "done")                                                                           \
        X(TL_EINVALID, "an argument is outside its range")                                         \
        X(TL_EIO, "a file could not be read")                                                      \
        X(TL_EDATA, "a file has faults; see the list of faults")                                   \
        X(TL_ENOTFOUND, "no such plan, model, writer, indicator or area")                          \
        X(TL_ESHORT, "too few observations")                                                       \
        X(TL_EMISSING, "a value is missing where none may be")                                     \
        X(TL_EDOMAIN, "a value is outside the domain of the formula")                              \
        X(TL_ENUMERIC, "a numerical routine failed")

enum tl_status {
#define TL_STATUS_NAME(name, text) name,
        TL_STATUSES(TL_STATUS_NAME)
#undef TL_STATUS_NAME
};

/** The caller's record of what went wrong. May be passed as NULL. @text is one English sentence. */
struct tl_error {
        enum tl_status status;
        char text[240];
};

TL_API const char *tl_status_text(enum tl_status status);

/** Version of the library, "MAJOR.MINOR.PATCH". */
TL_API const char *tl_version(void);

/** Frees a string that a function of this library handed over. Takes NULL. */
TL_API void tl_string_free(char *text);

/** The language of texts made for people. Machine formats have none. */
enum tl_lang { TL_EN, TL_VI, TL_N_LANGS };

/* ------------------------------------------------------------------------ faults ---- */

/* Faults of files: all of them in one pass, each with its place. An error stops the run; a warning
 * says what was set aside and why; a note says what was done that the analyst may want to know. */

enum tl_severity { TL_NOTE, TL_WARNING, TL_ERROR };

struct tl_fault {
        const char *code; /* lower_case name, stable: base/faults.def */
        enum tl_severity severity;
        const char *file; /* NULL: no file (a command line value) */
        long line;        /* physical line, from 1; 0: the whole file */
        long column;      /* cell within the record, from 1; 0: the whole line */
};

struct tl_faults; /* an ordered list of faults */

TL_API struct tl_faults *tl_faults_new(void);
TL_API void tl_faults_free(struct tl_faults *faults);
TL_API size_t tl_faults_count(const struct tl_faults *faults);
/** How many faults are at least this severe. */
TL_API size_t tl_faults_count_severe(const struct tl_faults *faults, enum tl_severity least);
TL_API const struct tl_fault *tl_faults_at(const struct tl_faults *faults, size_t i);
/** The message without its place: the value, the rule it broke, what to do. Numbers have the
 *  decimal mark of the language and no groups, a cell is quoted as it stands. For
 *  tl_string_free(). */
TL_API char *tl_fault_text(const struct tl_fault *fault, enum tl_lang lang);

/* -------------------------------------------------------------------- indicators ---- */

/** What kind of number an indicator is. Comes from the catalogue or the file, never guessed. */
enum tl_nature {
        TL_LEVEL,   /* positive stock or price: log scale while all values are above the bound */
        TL_SHARE,   /* bounded, 0 to 100 by default: logit scale between its bounds */
        TL_FLOW,    /* amount per year, can be summed over years */
        TL_GROWTH,  /* percent change on the year before, above -100 */
        TL_BALANCE, /* signed quantity: identity scale */
        TL_INDEX,   /* positive, some year = 100 */
        TL_COUNT,   /* whole number of things */
        TL_N_NATURES
};

struct tl_indicator {
        const char *id;
        const char *name[TL_N_LANGS]; /* where one language is not given, the other's */
        const char *unit[TL_N_LANGS];
        enum tl_nature nature;
        int direction;       /* +1: higher is better; -1: lower is better */
        double lower, upper; /* natural bounds; TL_MISSING: none */
        const char *derive;  /* formula from other series; "" : none */
        const char *aliases; /* other names and codes, ';' between */
        const char *agency, *source, *note;
        int discontinued; /* first year in which it is no longer observed; 0: goes on */
        const char *discontinued_why[TL_N_LANGS];
        long line; /* in indicators.csv */
};

/* ----------------------------------------------------------------------- targets ---- */

/** A target's kind says what is measured on the path of the indicator (T = target year):
 *  level y(T); average_growth: mean yearly growth over from..T in percent; cumulative: sum of y
 *  over from..T; increase y(T) - y(base); multiple y(T) / y(base). */
enum tl_operator {
        TL_AT_LEAST,  /* >= */
        TL_MORE_THAN, /* >  */
        TL_AT_MOST,   /* <= */
        TL_LESS_THAN, /* <  */
        TL_EQUALS,    /* =  at least (at most where lower is better), within the tolerance */
        TL_ABOUT,     /* ~  the same with a tolerance of 1% unless declared */
        TL_RANGE,     /* minimum and stretch: the minimum is judged, the stretch reported */
        TL_INSIDE,    /* stay inside low..high */
        TL_N_OPERATORS
};

enum tl_mean { TL_GEOMETRIC, TL_ARITHMETIC };

struct tl_target {
        const struct tl_indicator *indicator;
        const char *kind; /* its name in the table of kinds: "level", "cumulative", ... */
        enum tl_operator op;
        double low, high; /* in the measure's unit. One bound alone stands in low, of <= and < in
                           * high, and the other is TL_MISSING */
        int year;         /* T */
        int from;         /* first year of the period; 0 where the kind has none */
        int base_year;
        enum tl_mean mean; /* average_growth */
        double tolerance;  /* percent of the bound; TL_EQUALS and TL_ABOUT */
        double profile;    /* cumulative: yearly growth of the planned path, percent; 0: uniform */
        const char *group[TL_N_LANGS];
        const char *source, *words, *note;
        long line; /* in targets.csv */
};

struct tl_plan_info {
        const char *id, *authority, *legal_basis, *area, *report_day, *data, *folder;
        const char *title[TL_N_LANGS];
        const char *area_name[TL_N_LANGS], *legal_basis_in[TL_N_LANGS]; /* the language's, else the
                                                                         * one that is given */
        int base_year;
        const int *horizons; /* ascending */
        size_t n_horizons;
};

struct tl_plan;

/**
 * tl_plan_load() - read plan.csv, indicators.csv and targets.csv of a folder
 *
 * Defaults are filled in: a share lies in 0..100, growth above -100, a target counts from
 * the plan's base year, the tolerance is that of its operator. A direction has no default.
 * Every fault of all three files is added to @faults in one pass. TL_EDATA when one of them is an
 * error, TL_EIO when a file cannot be read; @out is then untouched. Cost: one pass over each file.
 */
TL_CHECK int tl_plan_load(const char *folder, struct tl_plan **out, struct tl_faults *faults);
TL_API void tl_plan_free(struct tl_plan *plan);
TL_API const struct tl_plan_info *tl_plan_info(const struct tl_plan *plan);
TL_API size_t tl_plan_indicator_count(const struct tl_plan *plan);
TL_API const struct tl_indicator *tl_plan_indicator_at(const struct tl_plan *plan, size_t i);
/** By id only; NULL when the plan has none. */
TL_API const struct tl_indicator *tl_plan_indicator(const struct tl_plan *plan, const char *id);
TL_API size_t tl_plan_target_count(const struct tl_plan *plan);
TL_API const struct tl_target *tl_plan_target_at(const struct tl_plan *plan, size_t i);

/* -------------------------------------------------------------------------- data ---- */

enum tl_obs_status {
        TL_OFFICIAL,
        TL_PRELIMINARY,
        TL_ESTIMATE,
        TL_FORECAST,      /* a forecast in the source: kept, never fitted */
        TL_PLANNED,       /* a planned figure: kept apart, never fitted */
        TL_NOT_AVAILABLE, /* the cell says that there is no value */
        TL_N_OBS_STATUSES
};

struct tl_observation {
        const char *indicator, *area; /* ids once bound to a plan, else the source's code, else its
                                       * name */
        const char *indicator_name, *area_name; /* as the source has them beside a code, else "" */
        int year;
        double value;
        enum tl_obs_status status;
        int published;     /* yyyymmdd, 00 for parts not stated; 0: not stated */
        bool break_before; /* this year and later are not comparable with the years before */
        bool synthetic;    /* invented for demonstration (column provenance = synthetic) */
        const char *unit, *source, *note, *nature; /* "" where the file has none */
        const char *file;
        long line, column;
};

/** One indicator in one area: the values that count, one per calendar year. */
struct tl_series {
        const char *indicator, *area;
        const char *unit;
        int nature; /* enum tl_nature, or -1 while neither plan nor file has said */
        int first_year;
        size_t n; /* years from the first to the last observed value */
        const double
                *value; /* [n], TL_MISSING for a year without a value; ends are never missing */
        const enum tl_obs_status *status; /* [n] */
        size_t comparable; /* index of the first year after the last break; 0: no break */
        bool synthetic;    /* at least one value is invented */
        bool derived;      /* at least one value is computed by the catalogue's formula */
};

struct tl_read_settings {
        const char *reader;    /* name of a reader; NULL: the first that recognises the file */
        const char *area;      /* area of rows that name none; NULL: "" */
        const char *indicator; /* indicator of rows that name none; NULL: refuse such rows */
        char decimal;          /* '.' or ','; 0: decided once from the file's unambiguous cells */
        int published;         /* date of the file, yyyymmdd, for rows that state none; 0: none */
        const char *encoding;  /* "CP1258", or another that iconv has, of files without a BOM; NULL:
                                * found out */
};
TL_API struct tl_read_settings tl_read_settings_defaults(void);

/** A date of publication as people write it (2025-06-30, 30/6/2025, 2025-06, 2025) as yyyymmdd, 00
 * for parts not stated; -1 for what is none. */
TL_API int tl_date(const char *text);

/** Encodings that tables come in, NULL-terminated. */
TL_API const char *const *tl_encoding_names(void);
/** Is it one of them, or another name that iconv knows? */
TL_API bool tl_encoding_known(const char *encoding);

struct tl_dataset;

TL_API struct tl_dataset *tl_dataset_new(void);
TL_API void tl_dataset_free(struct tl_dataset *dataset);

/**
 * tl_dataset_read() - add the observations of one file
 *
 * Tidy (one row per observation) and wide (years across) CSV, any of comma, semicolon, tab or bar,
 * and the files of statistics offices that tl_reader_names() lists in their order of recognition.
 * The encoding is that of the settings, else of a BOM, else UTF-16 where every second byte is zero,
 * else UTF-8 where all of it is, else CP1258, VISCII or CP1252 by the looks of its letters, which
 * is a warning. The number grammar is decided once per file. Headers are Vietnamese or English, in
 * any order; a year may carry its status (Sơ bộ 2023, Estimate 2024). Every fault goes to @faults
 * with file, line and column.
 *
 * TL_EDATA when one of them is an error: the dataset then keeps the observations that are sound and
 * is faulty from there on, so that tl_dataset_bind() finds the other faults in the same run, but
 * makes no series. Nothing is kept of a file that is no table (binary, not UTF-8, an open quote, an
 * unknown format) or whose header leaves open what a column means. TL_EIO when the file cannot be
 * read, TL_ENOTFOUND when there is no such reader or encoding, TL_EINVALID when the decimal mark is
 * neither '.' nor ',': the dataset is as before. With TL_OK and TL_EDATA what was bound before is
 * unbound.
 * @settings may be NULL for the defaults, @faults if nobody asks. Cost: O(size of the file); a tidy
 * one takes memory for its observations (32 bytes each), another for its text as well.
 */
TL_CHECK int tl_dataset_read(struct tl_dataset *dataset, const char *path,
                             const struct tl_read_settings *settings, struct tl_faults *faults);
/** The same from memory; @name stands for the file in messages. */
TL_CHECK int tl_dataset_read_bytes(struct tl_dataset *dataset, const char *bytes, size_t n,
                                   const char *name, const struct tl_read_settings *settings,
                                   struct tl_faults *faults);

/**
 * tl_dataset_read_map() - what a source's names and figures mean
 *
 * A CSV of two columns or more: a name or code as a source has it, the id it stands for; then, by
 * their headings (source, id, transform, kind) or in this order, how its figures become the
 * indicator's ("index to growth": an index of which the year before is 100, minus 100; "*1000";
 * "/1000") and whether it is an indicator or an area. A row without an id places nothing. It counts
 * from the next binding on, before ids, aliases and names; several maps may be read.
 *
 * TL_EDATA, TL_EIO: see @faults; the dataset is faulty then, as after tl_dataset_read().
 */
TL_CHECK int tl_dataset_read_map(struct tl_dataset *dataset, const char *path,
                                 struct tl_faults *faults);

/**
 * tl_dataset_name() - only the first step of tl_dataset_bind(): observations get the plan's ids and
 * areas, by the map, code or name, and there are no series
 *
 * Whatever their values; @plan may be NULL. TL_EDATA when the map is in error.
 */
TL_CHECK int tl_dataset_name(struct tl_dataset *dataset, const struct tl_plan *plan,
                             struct tl_faults *faults);

/**
 * tl_dataset_bind() - turn observations into series, as a plan names them
 *
 * A map (tl_dataset_read_map()) comes first, then indicators are found by id, alias or name, of the
 * code or else of the name beside it (NFC, case, spaces and the two ways of writing
 * Vietnamese tone marks folded; a number before the name and its unit in brackets after it are left
 * out, and a name without any diacritics, or with ? for letters that were lost, is found where it
 * can be one only); an unknown one is a warning with the nearest known name, and its observations
 * stay unbound series under their own name. A file's unit must be the indicator's in either
 * language: nothing is converted but as a map says, another unit is an error. Only official,
 * preliminary and estimated values enter a series.
 *
 * Rows that name no area belong to the plan's, and so do those of its name with a word of its level
 * (Tỉnh Thanh Hóa), without diacritics, or for the whole (Toàn tỉnh, Total). Other areas are one
 * where only such a word differs; a district and a town of one name stay two. A note says so once
 * for each spelling.
 *
 * Of several values for one year the latest published counts; where the dates do not decide between
 * different values (one is not dated, both have one date, or one date holds the other: 2025,
 * 2025-06) it is an error that names both lines. A value outside the indicator's bounds is an
 * error. Notes and warnings tell of values that a later one replaced, and of those that look wrong:
 * a thousand times their neighbour from another file, a jump as none other, against a formula.
 *
 * Derived indicators are computed, area by area, in each year without a value of their own; the
 * status is the weakest of the values used, and growth or an index never reaches over a break.
 *
 * @plan may be NULL: names stay as the files have them. Binding anew starts from the files' names.
 * TL_EDATA when an error was found, here or by the reading of a file; there are no series then. All
 * of @faults is left in order of file, line and column. Cost: O(observations).
 */
TL_CHECK int tl_dataset_bind(struct tl_dataset *dataset, const struct tl_plan *plan,
                             struct tl_faults *faults);

/** Observations read, of a file with errors those that are sound. */
TL_API size_t tl_dataset_count(const struct tl_dataset *dataset);
TL_API const struct tl_observation *tl_dataset_at(const struct tl_dataset *dataset, size_t i);
/** Series exist after tl_dataset_bind(), ordered as the plan's indicators, then by name; areas in
 *  order of first appearance. */
TL_API size_t tl_dataset_series_count(const struct tl_dataset *dataset);
TL_API const struct tl_series *tl_dataset_series_at(const struct tl_dataset *dataset, size_t i);
/** NULL when there is none. */
TL_API const struct tl_series *tl_dataset_series(const struct tl_dataset *dataset,
                                                 const char *indicator, const char *area);
TL_API size_t tl_dataset_area_count(const struct tl_dataset *dataset);
TL_API const char *tl_dataset_area_at(const struct tl_dataset *dataset, size_t i);

/* -------------------------------------------------------------------- transforms ---- */

/** The scale z on which a trend is straight. */
enum tl_scale {
        TL_OWN_SCALE, /* settings only: the one of the nature */
        TL_IDENTITY,  /* z = y */
        TL_LOG,       /* z = ln(y - lower), lower 0 unless given */
        TL_LOGIT,     /* z = ln((y - lower) / (upper - y)) */
        TL_CLOGLOG,   /* z = -ln(1 - (y - lower) / (upper - lower)) */
        TL_N_SCALES
};

struct tl_transform {
        enum tl_scale scale;
        double lower, upper; /* of the open interval in which y lives; unused ends are TL_MISSING */
};

/** Values of a share nearer to a bound than this part of its width are pulled to it before the
 *  logit: 0.05 points of a percentage. */
#define TL_BOUND_PULL 0.0005
/** A target that is itself a bound of a share counts as met within this part of the width: 0.5
 *  points of a percentage. */
#define TL_BOUND_MET 0.005

/**
 * tl_transform_for() - the transform of a nature
 *
 * - share: logit between its bounds, 0 and 100 unless given;
 * - level, flow, index, count: log while every observed y is above the lower bound (0 unless
 * given); else identity, kept at or above that bound, or free of it where it was not given and some
 * y is below;
 * - growth: log with lower -100, so that sums of z are logs of compound growth;
 * - balance: identity.
 *
 * Bounds that are given stay in force on every scale. O(n).
 *
 * @lower, @upper: in the unit of y, TL_MISSING for none     @y, @n: in, missing inside allowed
 */
TL_API struct tl_transform tl_transform_for(enum tl_nature nature, double lower, double upper,
                                            const double y[], size_t n);
/** z of y. Missing gives missing. So does a y that the scale has no place for: at or below the
 *  lower end of a log, outside a share; but a y on or near the end of a share is pulled inside by
 *  TL_BOUND_PULL. Where an end that the scale needs is missing, 0 and 100 stand for it. O(1). */
TL_API double tl_transform_apply(const struct tl_transform *transform, double y);
/** y of z, clipped to the bounds that are given, and to 1e100 either way, beyond which there are no
 *  figures. Inverts tl_transform_apply() save for the pull. O(1). */
TL_API double tl_transform_invert(const struct tl_transform *transform, double z);

/* --------------------------------------------------------------- building blocks ---- */

/**
 * tl_cagr() - compound annual growth rate,  (b / a)^(1 / years) - 1
 *
 * @a, @b:  first and last value, the same unit     @years: between them, >= 1
 * Returns a ratio (0.05 is 5% a year). TL_MISSING where it is undefined: an argument missing,
 * a <= 0, b < 0 or years < 1, or the rate beyond the doubles; b = 0 gives -1. Never a root of a
 * negative number. Cost O(1).
 */
TL_API double tl_cagr(double a, double b, double years);

/**
 * tl_pace_ratio() - observed over required pace since the base year on a transform f
 *
 *   [(f(latest) - f(base)) / elapsed] / [(f(target) - f(base)) / total]
 *
 * 1 is exactly on the path; the direction cancels. @elapsed, @total in years, > 0.
 * TL_MISSING when the target stands at the base (0/0) or a value leaves the domain of f.
 */
TL_API double tl_pace_ratio(const struct tl_transform *f, double base, double latest, double target,
                            double elapsed, double total);

/**
 * tl_forward_pace() - observed pace over the pace needed from now on
 *
 *   [(f(latest) - f(base)) / elapsed] / [(f(target) - f(latest)) / left]
 *
 * Its inverse is "must run x times as fast". TL_MISSING when nothing is left to do, no time is
 * left, or a value leaves the domain of f. The formula knows no direction: where what was observed
 * leads away from the target it is negative, and past the target too; ask first whether the target
 * is met.
 */
TL_API double tl_forward_pace(const struct tl_transform *f, double base, double latest,
                              double target, double elapsed, double left);

/**
 * tl_path_value() - where the path from base to target stands after @elapsed of @total years
 *
 *   f^-1( f(base) + (f(target) - f(base)) elapsed / total )
 *
 * @elapsed, @total in years, total > 0. Beyond the target year the path goes straight on.
 * TL_MISSING for a value outside the domain of f; a share's path to its bound stops TL_BOUND_PULL
 * short of it.
 */
TL_API double tl_path_value(const struct tl_transform *f, double base, double target,
                            double elapsed, double total);

/** A straight line  y = intercept + slope (t - t_mean)  by least squares. */
struct tl_line {
        double intercept, slope; /* intercept at t_mean */
        double t_mean, sxx;      /* mean of t; sum (t - t_mean)^2 */
        double s;                /* residual standard deviation, divisor n - 2; missing for n = 2 */
        size_t n;
};
/**
 * tl_line_fit() - least squares line through (t, y), by GSL's QR decomposition and refinement
 *
 * @t, @y:   in, t[n], y[n]; t NULL: 0, 1, 2, ...     @out: written on success only
 *
 * Prediction at T has se^2 = s^2 (1 + 1/n + (T - t_mean)^2 / sxx) and n - 2 degrees of freedom:
 * Student t. Time is counted from its mean, so intercept and slope are uncorrelated.
 *
 * Missing:  a missing y is skipped; t has none.
 * Errors:   TL_ESHORT with fewer than two points; TL_EDOMAIN when all times are equal; TL_ENUMERIC.
 * Cost:     O(n) time and memory.
 */
TL_CHECK int tl_line_fit(const double t[], const double y[], size_t n, struct tl_line *out,
                         struct tl_error *err);

/**
 * tl_theil_sen() - median of the slopes of all pairs of points
 *
 * The mean of the middle two when their count is even.
 *
 * @t, @y:   in, t[n], y[n]; t NULL: 0, 1, 2, ...     Returns the unit of y per unit of t.
 *
 * Missing:  a missing y is skipped, as are pairs of equal t. TL_MISSING with fewer than two points.
 * Cost:     O(n^2) time and memory.
 * Source:   Theil (1950), A rank-invariant method of linear and polynomial regression analysis; Sen
 *           (1968), Estimates of the regression coefficient based on Kendall's tau
 */
TL_API double tl_theil_sen(const double t[], const double y[], size_t n);

/** Random walk with drift on consecutive years, gaps allowed. */
struct tl_drift {
        double last, drift; /* last observed value; mean yearly change */
        double s;           /* of yearly changes, divisor n_changes - 1 */
        size_t n_changes;
        double span; /* years from the first to the last observation */
};
/**
 * tl_drift_fit() - random walk with drift
 *
 *   drift = (y_last - y_first) / span,  s^2 = sum_i (d_i - drift k_i)^2 / k_i / (n_changes - 1)
 *
 * with d_i the change over a gap of k_i years. The forecast at h has mean last + h drift and
 * variance s^2 (h + h^2 / span), Student t with n_changes - 1 degrees of freedom.
 *
 * @y, @n:   in, y[n], time order     @out: written on success only
 *
 * Missing:  a missing year widens the gap.
 * Errors:   TL_ESHORT with fewer than two values. With two, s is missing.
 * Cost:     O(n), allocates nothing.
 * Source:   without gaps R forecast::rwf(drift = TRUE), which takes normal quantiles where we take
 *           t; Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice, 3rd ed.
 */
TL_CHECK int tl_drift_fit(const double y[], size_t n, struct tl_drift *out, struct tl_error *err);

/** Holt's linear method with a damped trend, for fixed parameters. */
struct tl_holt {
        double alpha, beta, phi; /* beta as in b <- phi b + alpha beta e; phi 1: not damped */
        double level, trend;     /* after the last observation */
        double sse;              /* sum of squared one-step errors */
        size_t n_errors;
};
/**
 * tl_holt_run() - the recursion from a given start
 *
 *   e = y_t - (l + phi b),  l <- l + phi b + alpha e,  b <- phi b + alpha beta e
 *
 * over y[first..n-1], from @holt->level, @holt->trend as they stand on entry; they, sse and
 * n_errors (of this run) are written. mean_h = level + trend sum_{j=1..h} phi^j. R's holt() with
 * initial "simple" starts from l = y_1, b = y_2 - y_1 and runs from the first value on; the beta of
 * R's ets() is alpha beta.
 *
 * Missing:  a missing year moves level and trend on with e = 0.
 * Cost:     O(n), allocates nothing.
 * Source:   Holt (1957), Forecasting seasonals and trends by exponentially weighted moving
 *           averages; Gardner and McKenzie (1985), Forecasting trends in time series
 */
TL_API void tl_holt_run(struct tl_holt *holt, const double y[], size_t first, size_t n);

/** Compound index of growth rates in percent, prod (1 + g_i / 100), as sum log1p: 1.05 after one
 *  year of 5%, 1 after none. TL_MISSING when a rate is missing or at or below -100 (the level is
 *  destroyed). O(n). */
TL_API double tl_growth_index(const double percent[], size_t n);
/**
 * tl_need_growth() - mean growth, in percent, that the years left must have
 *
 *   geometric: 100 ( ((1 + g/100)^total / index)^(1/left) - 1 )
 *   arithmetic: (total g - sum) / left
 *
 * @g: mean wanted over the whole period, percent.  @done: rates so far, done[n_done], none missing.
 * @total: years of the period, those done included. TL_MISSING when no year is left, a rate is
 * missing, or, geometric, one is at or below -100 or the result beyond the doubles. O(n_done).
 */
TL_API double tl_need_growth(double g, const double done[], size_t n_done, size_t total,
                             enum tl_mean mean);

/** Growth rate r, a ratio, of a flow such that  sum_{k=1..years} last (1 + r)^k = amount
 *  (monotone; Brent's method, GSL, to 1e-15). @last, @amount in one unit. TL_MISSING when
 *  last <= 0, an argument is missing, or no root lies in (-0.99, 10). */
TL_API double tl_need_flow_growth(double last, double amount, size_t years);

/** Part (0..1) of a cumulative target due after @elapsed of @total years when the yearly flow grows
 *  by @profile percent a year: ((1+p)^elapsed - 1) / ((1+p)^total - 1); elapsed/total for p = 0.
 *  TL_MISSING for a profile at or below -100 and for total <= 0. */
TL_API double tl_profile_share(double profile, double elapsed, double total);

/** Chance that at least @need more things come in @horizon years when @came came in @years years:
 *  negative binomial (GSL), the Poisson rate having a Gamma(came + 1/2, years) distribution, which
 *  is what Jeffreys' prior leads to. A part of a thing needed counts as a whole one; need <= 0 is
 *  certain. TL_MISSING for came < 0 or above 100,000 (so many do not come one by one), years <= 0,
 *  horizon < 0 or a missing argument. O(1). */
TL_API double tl_count_chance(double came, double years, double need, double horizon);

/* --------------------------------------------------------------------- forecasts ---- */

/** Default of the sample paths: at 4000 the Monte-Carlo error of a chance is below 0.8 points. */
#define TL_PATHS 4000

struct tl_forecast_settings {
        const char *model;   /* name in the table of models, or "ensemble" (NULL: the same) */
        enum tl_scale scale; /* of a single model in place of the nature's own; the ensemble mixes
                              * scales and does not look at it. Default TL_OWN_SCALE */
        size_t paths;        /* sample paths, 100 to 1000000; default TL_PATHS */
        uint64_t seed;       /* default 1 */
        const char *key; /* identity of the series: with the seed it fixes the paths; NULL: "" */
};
TL_API struct tl_forecast_settings tl_forecast_settings_defaults(void);

struct tl_forecast;

/**
 * tl_forecast_new() - the predictive distribution of y[n], y[n+1], ... up to @horizon years ahead
 *
 * The ensemble is a mixture of some sixty linear innovations models, whose parameters are given and
 * whose start and noise are integrated out,
 *
 *   P(y(n+h) <= y) = sum_k w_k T_df((z_k(y) - mean_kh) / sd_kh),  w_k ~ prior_k exp(evidence L_k)
 *
 * with z_k(y) plain or on the scale of the nature (log, logit), L_k the log likelihood in which a
 * year counts 0.9 times the year after it, and prior_k what the model was worth on some two
 * thousand other series (lib/forecast/priors, datasets/yearly-benchmark). The last sixty years are
 * looked at. A count that never fell is a Poisson process instead (tl_count_chance()). A single
 * model (each with its source: TL_LIST_MODELS) is Student's t on the nature's scale, or on its own,
 * with the error of its parameters, but not that of having been chosen for these values.
 *
 * Median, quantiles, chances of a year and the mean are exact; what depends on several years comes
 * from sample paths of the same distribution, whose every year has these quantiles. All lie inside
 * the bounds; of counts they are whole. 80% and 95% intervals held 75 to 87% and 93 to 97% of what
 * came on series that the ensemble was not learned from (README).
 *
 * @y, @n:   in, y[n], n up to 10000, the last one observed     @horizon: 1 to 1000
 * @nature, @lower, @upper: as in the catalogue; TL_MISSING for no bound
 * @settings: NULL for the defaults     @out: written on success only
 *
 * Missing:  years may be missing inside and in front: time goes on without an error to learn from,
 *           and the next error has the variance of so many years. Single models likewise, or as
 *           years without a point.
 * Short:    one observation is its own forecast and has no distribution; from two on the ensemble
 *           has one, which rests the more on other series the fewer they are. A single model that
 *           needs more observations gives way to "drift" or "naive".
 * Odd:      a constant goes on, its interval as wide as such series have turned out; zeros of a
 *           quantity keep it off the log scale; a jump of one year is given the variance of a jump;
 *           a lasting one is a new level. A share with a value beyond an end that is not given is
 *           no share of a whole: above 100 it is forecast as a level, below 0 as a balance.
 * Errors:   TL_ESHORT when no value is observed; TL_EMISSING when the last is not; TL_ENOTFOUND
 *           unknown model; TL_EDOMAIN a value outside its bounds or beyond 1e100, or without place
 *           on the model's scale; TL_EINVALID settings, nature, n or horizon out of range;
 *           TL_ENUMERIC.
 * Cost:     O(n + horizon^2) per component, some 40 us for twenty years and six ahead; a quantile
 *           some four evaluations of the mixture; paths on demand, O(paths horizon). Single models:
 *           "arima" some 10 ms for thirty years, "logistic", "gompertz" and "ets" 1, others less.
 * Source:   Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing: the
 *           State Space Approach, for the components
 */
TL_CHECK int tl_forecast_new(const double y[], size_t n, enum tl_nature nature, double lower,
                             double upper, size_t horizon,
                             const struct tl_forecast_settings *settings, struct tl_forecast **out,
                             struct tl_error *err);
TL_API void tl_forecast_free(struct tl_forecast *forecast);
/** "ensemble", or the one model used; "gamma_poisson" for a count that never fell. */
TL_API const char *tl_forecast_model(const struct tl_forecast *forecast);
TL_API size_t tl_forecast_horizon(const struct tl_forecast *forecast);
/** False of one observation, and of a single model when there are fewer than four. */
TL_API bool tl_forecast_has_interval(const struct tl_forecast *forecast);
/** Median at horizon h, 1 <= h <= horizon: the central forecast. */
TL_API double tl_forecast_median(const struct tl_forecast *forecast, size_t h);
/** Mean, what lies beyond the quantiles of 0.5% and 99.5% taken for them (16-point Gauss-Legendre
 * on each component): the mean of a log-t does not exist. Missing without a distribution. */
TL_API double tl_forecast_mean(const struct tl_forecast *forecast, size_t h);
/** Quantile, 0 < p < 1, to 1e-7 of probability unless it is less than a billionth of the values. Of
 *  a share what is nearer to an end than 0.02% of its width is the end. Missing without a
 *  distribution. */
TL_API double tl_forecast_quantile(const struct tl_forecast *forecast, size_t h, double p);
/** Chance that y(h) >= @bound: 1 at or below the lower bound, 0 above the upper, where values are
 *  clipped. Missing without a distribution. */
TL_API double tl_forecast_chance(const struct tl_forecast *forecast, size_t h, double bound);
/**
 * tl_forecast_chance_sum() - chance that the sum of z over h = first..last is at least @bound,
 * exactly (Student t of a sum), z being y on the forecast's scale: of a single model. For flows on
 * the identity scale that is the cumulative target, for growth on the log scale the mean growth.
 * Missing without a distribution, and for the ensemble and "gamma_poisson", whose paths answer
 * instead. O(last^2).
 */
TL_API double tl_forecast_chance_sum(const struct tl_forecast *forecast, size_t first, size_t last,
                                     double bound);
/** The smallest decimal step seen in the observations, at most 1: values are known to half of it.
 */
TL_API double tl_forecast_unit(const struct tl_forecast *forecast);
/** The bounds, and the scale of a single model; identity for the ensemble. */
TL_API const struct tl_transform *tl_forecast_transform(const struct tl_forecast *forecast);
/** Sample paths, row-major [paths][horizon], each inside the bounds, drawn at the first call; the
 *  marginals are those of tl_forecast_quantile(). Components come one after the other, as many
 *  paths each as their weight. The same seed and key give the same paths. NULL without a
 * distribution. Not thread-safe on one forecast. */
TL_API const double *tl_forecast_paths(struct tl_forecast *forecast, size_t *n_paths);

/** How well the forecasts of one series met what came, or the mean of that over many series. Every
 *  double is TL_MISSING where it has no value. e is a value that came minus the median that had
 * been forecast for it, and its scale the mean absolute change from one year to the next in what
 * was known then (a change over a gap divided by its years). */
struct tl_accuracy {
        size_t n_origins; /* years from which it was forecast */
        size_t n;         /* forecasts held against a value */
        double mae, rmse; /* Y: mean |e|, root of the mean of e^2 */
        double smape;     /* percent, 0 to 200: mean 200 |e| / (|y| + |median|), 0 where both are */
        double mase;      /* mean |e| / scale: below 1 is better than one naive step in the past */
        double msis80, msis95;         /* mean interval score / scale */
        double coverage80, coverage95; /* 0..1: values inside the interval, its ends included */
};

struct tl_backtest_settings {
        struct tl_forecast_settings forecast;
        size_t first;   /* observations known at the first origin, from 1; default 4 */
        size_t horizon; /* years ahead of each origin, 1 to 1000; default 3 */
};
TL_API struct tl_backtest_settings tl_backtest_settings_defaults(void);

/**
 * tl_backtest() - how well a model would have forecast this series: rolling origin
 *
 * From each observed year but the last, beginning with the @first-th, forecasts of the next
 * @horizon years, made from the years up to it alone and compared with what came. The score of an
 * interval (l, u) of level 1 - a is
 *
 *   (u - l) + 2/a (l - y) where y < l, + 2/a (y - u) where y > u
 *
 * @y, @n, @nature, @lower, @upper: as of tl_forecast_new()     @settings: NULL for the defaults
 * @out:      written on success only
 *
 * Missing:  years without a value are no origin and are not compared. What needs a scale leaves out
 *           the origins before which the series never changed; what needs an interval those at
 * which the model has none. Errors:   TL_ESHORT when no forecast meets a value; TL_EINVALID for
 * settings out of range; at any origin those of tl_forecast_new(). Cost:     O(n) forecasts and
 * five quantiles for each year ahead. Source:   MASE: Hyndman and Koehler (2006), Another look at
 * measures of forecast accuracy, International Journal of Forecasting 22, 679-688; interval score:
 * Gneiting and Raftery (2007), Strictly proper scoring rules, prediction, and estimation, Journal
 * of the American Statistical Association 102, 359-378; sMAPE and MSIS: Makridakis, Spiliotis and
 * Assimakopoulos (2020), The M4 Competition: 100,000 time series and 61 forecasting methods,
 * International Journal of Forecasting 36, 54-74
 */
TL_CHECK int tl_backtest(const double y[], size_t n, enum tl_nature nature, double lower,
                         double upper, const struct tl_backtest_settings *settings,
                         struct tl_accuracy *out, struct tl_error *err);
/**
 * tl_backtest_from() - the same from a single origin, as competitions have it
 *
 * y[0..known-1] is known, the last of it observed; y[known..n-1], at most 1000 years, is what came.
 * @settings: NULL for the defaults. Errors: as tl_backtest().
 */
TL_CHECK int tl_backtest_from(const double y[], size_t n, size_t known, enum tl_nature nature,
                              double lower, double upper,
                              const struct tl_forecast_settings *settings, struct tl_accuracy *out,
                              struct tl_error *err);

/* ---------------------------------------------------------------- the assessment ---- */

/** Verdicts, from best to worst, then those that are none. */
enum tl_verdict {
        TL_MET,       /* the target year is over and the measure met the bound */
        TL_ON_TRACK,  /* chance >= 75%, or met now and forecast to stay */
        TL_LIKELY,    /* 50 to 75% */
        TL_BEHIND,    /* 25 to 50%: must accelerate */
        TL_AT_RISK,   /* below 25% */
        TL_REVERSING, /* below 25% and moving away from the target */
        TL_MISSED,    /* the target year is over and the bound was not met */
        TL_INSUFFICIENT_DATA,
        TL_DISCONTINUED, /* the indicator is no longer observed */
        TL_PROJECTED,    /* a projection row: no target in that year */
        TL_N_VERDICTS
};

/** Why a figure is missing or a verdict qualified. TL_REASON_NONE has an empty code. */
#define TL_REASONS(X)                                                                              \
        X(NONE, "")                                                                                \
        X(NO_DATA, "no_data")           /* no observation at all */                                \
        X(ONE_POINT, "one_point")       /* one observation: a level, no trend */                   \
        X(TOO_SHORT, "too_short")       /* fewer than four observations: indicative */             \
        X(BASE_MISSING, "base_missing") /* no value in the base year or two years around */        \
        X(BASE_NEARBY, "base_nearby")   /* base taken from a year next to the base year */         \
        X(BASE_NOT_POSITIVE, "base_not_positive") /* a multiple of zero or less has no meaning */  \
        X(GAP_IN_PERIOD, "gap_in_period")         /* a year of the period is missing: names it */  \
        X(SERIES_BREAK, "series_break")           /* too few values since the last break */        \
        X(ENDED, "discontinued")                  /* the indicator is no longer observed */        \
        X(BEYOND_SPAN, "beyond_span") /* horizon over three times the span: no chance */           \
        X(BEFORE_BASE, "before_base") /* few values, none since the base year */                   \
        X(NOT_YET_PUBLISHED, "not_yet_published") /* target year over, its value not out */        \
        X(PROVISIONAL, "provisional") /* judged on a preliminary value or an estimate */           \
        X(MAINTAIN, "maintain")       /* met already: must be kept */                              \
        X(AT_BOUND, "at_bound")       /* target at a natural bound: met within 0.5% of it */       \
        X(MET_LATE, "met_late")       /* missed in its year, met in a later one */                 \
        X(NO_BOUND, "no_bound")       /* a total that was set for another period */                \
        X(NOT_FITTED, "not_fitted")   /* the model could not be fitted to these values */          \
        X(LEVEL_DESTROYED, "level_destroyed") /* growth of -100% or less */                        \
        X(OUT_OF_BOUNDS, "out_of_bounds")     /* a value outside the indicator's bounds */         \
        X(NO_ORIGIN, "no_origin") /* too short to hold a forecast against a later value */         \
        X(NO_FUTURE, "no_future") /* the test data have no later value of it */                    \
        X(NO_CHANGE, "no_change") /* never changed before: no scale for its errors */

enum tl_reason {
#define TL_REASON_NAME(name, code) TL_REASON_##name,
        TL_REASONS(TL_REASON_NAME)
#undef TL_REASON_NAME
                TL_N_REASONS
};
TL_API const char *tl_reason_code(enum tl_reason reason);
TL_API const char *tl_verdict_code(enum tl_verdict verdict);

/** Interval levels a row can carry. */
#define TL_MAX_LEVELS 8

/** One row of the gap table. Every double is TL_MISSING where it has no value. Units: U is the
 *  target's unit (the measure's), Y the indicator's. */
struct tl_row {
        const struct tl_indicator *indicator;
        const struct tl_target *target; /* for a projection: the indicator's last target */
        const char *area;
        bool projection;     /* beyond the last target: no target in this year */
        int year;            /* target year, or the horizon of a projection */
        int base_year;       /* the year the base value is of */
        double base_value;   /* Y */
        int latest_year;     /* 0: no observation */
        double latest_value; /* Y */
        enum tl_obs_status latest_status;
        size_t n_obs;                         /* observations used */
        double measured;                      /* U, the measure on what is known so far */
        double elapsed_share, attained_share; /* 0..1, the latter may leave that range */
        double path_value, path_deviation;    /* U */
        double projected;                     /* U */
        double lower[TL_MAX_LEVELS], upper[TL_MAX_LEVELS]; /* U, as settings.levels */
        double gap, gap_percent, gap_now, gap_now_percent; /* U, positive: short */
        double need_per_year, pace_per_year;               /* in need_unit */
        const char *need_unit; /* "pp/yr", "%/yr", or "" for the unit of the indicator per year */
        double pace_ratio;
        double probability;         /* 0..1 */
        double probability_stretch; /* of a range's ambitious end */
        int year_reached;           /* 0: not within the horizon */
        int breach_year;            /* maintain: year in which the margin is used up; 0: none */
        enum tl_verdict verdict;
        enum tl_reason reason;
        int missing_year;  /* GAP_IN_PERIOD: the first year needed */
        const char *model; /* "" when none was fitted */
        double mase;       /* rolling-origin error of that model on this series; see tl_backtest */
        bool synthetic;    /* rests on invented values */
};

struct tl_assess_settings {
        struct tl_forecast_settings forecast;
        double levels[TL_MAX_LEVELS]; /* percent, ascending; default 80, 95 */
        size_t n_levels;
        int until;                /* use no observation after this year; 0: all */
        const char *const *areas; /* NULL: all areas */
        size_t n_areas;
        const char *const *indicators; /* NULL: all */
        size_t n_indicators;
        unsigned threads; /* worker threads, 0: one per processor; the rows do not depend on it */
};
TL_API struct tl_assess_settings tl_assess_settings_defaults(void);

struct tl_assessment;

/**
 * tl_assess() - the gap table: one row per target and area, then one per indicator and later
 * horizon
 *
 * @data:     bound to @plan; an unbound one has no series, so that every row says no_data
 * @settings: NULL for the defaults     @out: written on success only; @plan, @data must outlive it
 *
 * Missing:   a row always comes, with a reason for what it cannot say. Targets without data are
 * shown for the plan's own area, or for the one area the data are of, and for areas asked for.
 * Errors:    TL_ENOTFOUND for a model, area or indicator that is in neither plan nor data (the text
 *            names the nearest), and when no indicator asked for has a target; TL_EINVALID for
 * levels that do not rise between 0 and 100, or paths out of range. Cost:      a forecast and a
 * backtest (O(n) forecasts) per indicator and area, spread over the threads; sample paths only
 * where neither one year nor a known sum decides.
 */
TL_CHECK int tl_assess(const struct tl_plan *plan, const struct tl_dataset *data,
                       const struct tl_assess_settings *settings, struct tl_assessment **out,
                       struct tl_error *err);
TL_API void tl_assessment_free(struct tl_assessment *assessment);
TL_API size_t tl_assessment_count(const struct tl_assessment *assessment);
TL_API const struct tl_row *tl_assessment_at(const struct tl_assessment *assessment, size_t i);

/** One forecast year of one series. */
struct tl_projection_row {
        const struct tl_series *series;
        const struct tl_indicator *indicator; /* NULL: not in the plan */
        int year;
        double median, mean;
        double lower[TL_MAX_LEVELS], upper[TL_MAX_LEVELS];
        const char *model;
        size_t n_obs;
        enum tl_reason reason; /* why the intervals are missing */
};
struct tl_projection;
/**
 * tl_project() - every series carried on, year by year
 *
 * @plan:    natures and bounds; NULL: those of the file, else @default_nature
 * @data:    bound; its series in their order, each from the year after its last value
 * @to:      last year; 0: @horizon years after each series' end. Else @horizon is not looked at.
 *
 * Missing:  a series with one value gets rows without figures (one_point); fewer than four are
 *           marked (too_short), a single model gives them no interval; beyond three spans the
 *           interval is marked (beyond_span).
 * Errors:   as tl_assess(); TL_EINVALID for @to below 0, a horizon outside 1..1000, or a year more
 *           than 1000 after a series' first.
 * Cost:     a forecast per series and 17 quantiles and two per level for each year.
 */
TL_CHECK int tl_project(const struct tl_plan *plan, const struct tl_dataset *data,
                        const struct tl_assess_settings *settings, int to, int horizon,
                        enum tl_nature default_nature, struct tl_projection **out,
                        struct tl_error *err);
/**
 * tl_project_each() - tl_project() some thousand series at a time
 *
 * @read gets each block of rows on this thread, in the order of the series, and may keep nothing of
 * it; a status other than TL_OK ends the run and is returned. Without any series it gets one empty
 * block. So memory is that of a block, whatever the number of series; the rest is as tl_project().
 */
TL_CHECK int tl_project_each(const struct tl_plan *plan, const struct tl_dataset *data,
                             const struct tl_assess_settings *settings, int to, int horizon,
                             enum tl_nature default_nature,
                             int (*read)(void *context, const struct tl_projection *block),
                             void *context, struct tl_error *err);
TL_API void tl_projection_free(struct tl_projection *projection);
TL_API size_t tl_projection_count(const struct tl_projection *projection);
TL_API const struct tl_projection_row *tl_projection_at(const struct tl_projection *projection,
                                                        size_t i);

/* ---------------------------------------------------------------- the evaluation ---- */

/** What a model was worth on one series, or on all of them together. */
struct tl_evaluation_row {
        const struct tl_series *series;       /* NULL: all series together */
        const struct tl_indicator *indicator; /* NULL: all, or not in the plan */
        const char *model;                    /* as asked for */
        struct tl_accuracy accuracy; /* of all: n and n_origins are sums; mae and rmse, whose units
                                      * differ, are missing; each other figure is the mean of that
                                      * of the series which have it, each counting once */
        double relative; /* mae over that of "naive" on the same forecasts; of all, mase over that
                          * of "naive" on the same series. Below 1: better than repeating a value;
                          * missing where that made no error */
        size_t n_series; /* that have figures: 1 or 0, of all their number */
        size_t n_worse;  /* of these with a relative above 1 */
        enum tl_reason reason; /* why figures are missing; of all: none */
};

struct tl_evaluate_settings {
        struct tl_assess_settings
                assess;            /* its until (of @data), areas, indicators, threads and, of
                                    * its forecast, all but the model; levels are not asked */
        const char *const *models; /* names; NULL: ensemble, naive, drift */
        size_t n_models;
        size_t horizon;        /* years ahead, up to 1000; 0: 3, or with @test all that it holds */
        enum tl_nature nature; /* of series for which neither the plan nor the file states one */
        /* Called after each of @n series, never twice at a time, from any thread; NULL: not. */
        void (*progress)(void *context, size_t done, size_t n);
        void *context;
};
TL_API struct tl_evaluate_settings tl_evaluate_settings_defaults(void);

struct tl_evaluation;
/**
 * tl_evaluate() - how well models would have forecast each series of a dataset, and all together
 *
 * Without @test by tl_backtest(), from the fourth observation on. With it by tl_backtest_from():
 * each series of @data is forecast from its end and held against its values in @test, by name and
 * area, after that year. Years before the last break are left out.
 *
 * @plan:    natures and bounds; NULL: those of the file, else settings.nature
 * @data:    bound     @test: bound to the same plan; NULL: none     @settings: NULL: the defaults
 * @out:     written on success only; @plan and @data must outlive it. Rows are in the order of the
 *           series, then of the models; those of all series are the last n_models.
 *
 * Missing:  a series too short to be tested has rows without figures, with a reason.
 * Errors:   as tl_project(); TL_EINVALID for a horizon above 1000.
 * Cost:     a backtest per series and model, spread over the threads; the rows do not depend on
 *           their number.
 */
TL_CHECK int tl_evaluate(const struct tl_plan *plan, const struct tl_dataset *data,
                         const struct tl_dataset *test, const struct tl_evaluate_settings *settings,
                         struct tl_evaluation **out, struct tl_error *err);
TL_API void tl_evaluation_free(struct tl_evaluation *evaluation);
TL_API size_t tl_evaluation_count(const struct tl_evaluation *evaluation);
TL_API size_t tl_evaluation_model_count(const struct tl_evaluation *evaluation);
TL_API const struct tl_evaluation_row *tl_evaluation_at(const struct tl_evaluation *evaluation,
                                                        size_t i);
/** How it was made: years ahead of each origin; 0: as many as the test data hold. */
TL_API size_t tl_evaluation_horizon(const struct tl_evaluation *evaluation);
/** From one origin, against test data? */
TL_API bool tl_evaluation_is_tested(const struct tl_evaluation *evaluation);

/* ----------------------------------------------------------------------- reports ---- */

struct tl_report_settings {
        const char *format; /* a writer's name: text, csv, json, markdown; NULL: text */
        enum tl_lang lang;  /* of text and markdown; csv and json have none */
        bool colour;        /* text only */
        bool continued;     /* csv only: rows that follow others, without the heading */
};
TL_API struct tl_report_settings tl_report_settings_defaults(void);

/** Each makes a whole document in memory, for tl_string_free(); the same bytes for the same rows.
 *  @assessed: the settings that the rows were made with, whose levels head the intervals; NULL: the
 *  defaults. TL_ENOTFOUND for an unknown format (the text names the nearest), TL_EINVALID for
 * settings out of range. */
TL_CHECK int tl_report_gap(const struct tl_plan *plan, const struct tl_assessment *assessment,
                           const struct tl_assess_settings *assessed,
                           const struct tl_report_settings *settings, char **out,
                           struct tl_error *err);
TL_CHECK int tl_report_projection(const struct tl_plan *plan,
                                  const struct tl_projection *projection,
                                  const struct tl_assess_settings *assessed,
                                  const struct tl_report_settings *settings, char **out,
                                  struct tl_error *err);
TL_CHECK int tl_report_evaluation(const struct tl_plan *plan,
                                  const struct tl_evaluation *evaluation,
                                  const struct tl_report_settings *settings, char **out,
                                  struct tl_error *err);
TL_CHECK int tl_report_faults(const struct tl_faults *faults,
                              const struct tl_report_settings *settings, char **out,
                              struct tl_error *err);

/** A map to fill in for tl_dataset_read_map(): each name of the observations, as last bound or
 * named by @plan, that it does not know, with the nearest id beside it; and areas whose name is
 * nearly the plan's. */
TL_CHECK int tl_report_map(const struct tl_plan *plan, const struct tl_dataset *dataset,
                           const struct tl_report_settings *settings, char **out,
                           struct tl_error *err);

/** All observations, as last bound or named, as tidy CSV: indicator, area, year, value (as many
 * digits as it takes to read the same number), unit, status, published, indicator_name, area_name,
 *  source_file, source_line, nature, break, provenance, source, note. Reading it gives the same
 *  observations; a text that a spreadsheet would run begins with an apostrophe, which the reader
 * takes away. For tl_string_free(). */
TL_API char *tl_report_tidy(const struct tl_dataset *dataset);

/** What `targetline list` shows. Plans are found by the caller, who knows the folders. */
enum tl_list {
        TL_LIST_INDICATORS,
        TL_LIST_TARGETS,
        TL_LIST_MODELS,
        TL_LIST_READERS,
        TL_LIST_WRITERS,
        TL_LIST_KINDS,
        TL_LIST_PLANS,
        TL_LIST_REASONS, /* why a figure is missing or a verdict qualified */
        TL_LIST_TEMPLATE /* the observations that a plan's targets need, to be filled in */
};
/** @plans, @n_plans: for TL_LIST_INDICATORS, TL_LIST_TARGETS and TL_LIST_TEMPLATE one plan, for
 *  TL_LIST_PLANS all. A template in csv, once filled in, is a file for tl_dataset_read(); its names
 *  and units are in the language of @settings. */
TL_CHECK int tl_report_list(enum tl_list what, const struct tl_plan *const plans[], size_t n_plans,
                            const struct tl_report_settings *settings, char **out,
                            struct tl_error *err);

/** Names of a room's members, NULL-terminated, in table order. */
TL_API const char *const *tl_model_names(void);
TL_API const char *const *tl_reader_names(void);
TL_API const char *const *tl_writer_names(void);
/** The writer for a file name's extension ("gap.csv": "csv", letters of either case); NULL: none.
 */
TL_API const char *tl_writer_for_file(const char *path);
/** The extensions of a writer, "md;markdown"; NULL: no such writer. */
TL_API const char *tl_writer_extensions(const char *name);
TL_API const char *const *tl_kind_names(void);

/** Of @names (NULL-terminated) the one nearest to @name in edits; NULL when none is near. */
TL_API const char *tl_nearest(const char *name, const char *const names[]);

#ifdef __cplusplus
}
#endif
#endif
