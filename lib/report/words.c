/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the report in both languages: const tables and their lookup. */
#include "report/words.h"

#include "base/text.h"

#include <glib.h>
#include <string.h>

static const char *const words[TL__N_WORDS][TL_N_LANGS] = {
#define W(code, en, vi) [TL__W_##code] = { en, vi },
#include "report/words.def"
#undef W
};

const char *tl__word(enum tl__word word, enum tl_lang lang)
{
        return words[word][lang];
}

char *tl__word_with(enum tl__word word, enum tl_lang lang, const char *first, const char *second)
{
        return tl__fill(tl__word(word, lang), (const char *const[]){ first, second, NULL });
}

/* ---------------------------------------------------------------------- verdicts ---- */

/* clang-format off */
static const struct {
        const char *sign;
        enum tl__tone tone;
        const char *name[TL_N_LANGS];
        const char *count[TL_N_LANGS]; /* after a number; "": the name */
        const char *meaning[TL_N_LANGS];
} verdicts[TL_N_VERDICTS] = {
        [TL_MET] = { "✓", TL__GOOD, { "met", "đạt" }, { "", "" },
                     { "year over, target met", "đã hết hạn, đạt mục tiêu" } },
        [TL_ON_TRACK] = { "●", TL__GOOD, { "on track", "đúng tiến độ" }, { "", "" },
                          { "chance 75% or more, or met already and more likely kept than lost",
                            "khả năng đạt từ 75%, hoặc đã đạt và nhiều khả năng giữ được" } },
        [TL_LIKELY] = { "◆", TL__FAIR, { "likely", "có khả năng đạt" }, { "", "" },
                        { "50 to 75%", "từ 50 đến dưới 75%" } },
        [TL_BEHIND] = { "▲", TL__WARN, { "behind", "cần tăng tốc" }, { "", "" },
                        { "25 to 50%", "từ 25 đến dưới 50%" } },
        [TL_AT_RISK] = { "▼", TL__BAD, { "at risk", "nguy cơ không đạt" },
                         { "", "có nguy cơ không đạt" },
                         { "below 25%", "dưới 25%" } },
        [TL_REVERSING] = { "◄", TL__BAD, { "reversing", "đi ngược mục tiêu" }, { "", "" },
                           { "below 25% and moving away", "dưới 25% và đang xa dần mục tiêu" } },
        [TL_MISSED] = { "✗", TL__BAD, { "missed", "không đạt" }, { "", "" },
                        { "year over, target not met", "đã hết hạn, chưa đạt mục tiêu" } },
        [TL_INSUFFICIENT_DATA] = { "○", TL__FAINT, { "insufficient data", "chưa đủ dữ liệu" },
                                   { "with insufficient data", "" },
                                   { "not judged", "chưa đánh giá" } },
        [TL_DISCONTINUED] = { "□", TL__FAINT, { "discontinued", "ngừng thống kê" }, { "", "" },
                              { "no longer observed", "không còn số liệu" } },
        [TL_PROJECTED] = { "→", TL__PLAIN, { "projection", "dự báo" }, { "", "" },
                           { "no target in that year", "năm không có mục tiêu" } },
};
/* clang-format on */

const char *tl__verdict_name(enum tl_verdict verdict, enum tl_lang lang)
{
        return verdicts[verdict].name[lang];
}

const char *tl__verdict_count(enum tl_verdict verdict, enum tl_lang lang)
{
        const char *count = verdicts[verdict].count[lang];

        return *count ? count : verdicts[verdict].name[lang];
}

const char *tl__verdict_sign(enum tl_verdict verdict)
{
        return verdicts[verdict].sign;
}

const char *tl__verdict_meaning(enum tl_verdict verdict, enum tl_lang lang)
{
        return verdicts[verdict].meaning[lang];
}

enum tl__tone tl__verdict_tone(enum tl_verdict verdict)
{
        return verdicts[verdict].tone;
}

/* ----------------------------------------------------------------------- reasons ---- */

static const struct {
        const char *brief[TL_N_LANGS];
        const char *sentence[TL_N_LANGS];
} reasons[TL_N_REASONS] = {
        [TL_REASON_NONE] = { { "", "" }, { "", "" } },
        [TL_REASON_NO_DATA] = { { "no data", "chưa có số liệu" },
                                { "No value of the indicator has been observed.",
                                  "Chỉ tiêu chưa có số liệu nào." } },
        [TL_REASON_ONE_POINT] = { { "one figure only", "mới có một số liệu" },
                                  { "One observation gives a level, not a trend.",
                                    "Mới có một số liệu: biết mức, chưa biết xu hướng." } },
        [TL_REASON_TOO_SHORT] = { { "short series", "chuỗi còn ngắn" },
                                  { "Fewer than four observations: the forecast rests more on how "
                                    "other series behave than on this one; read it as indicative.",
                                    "Chuỗi có chưa đến bốn số liệu: dự báo dựa vào kinh nghiệm từ "
                                    "các chuỗi khác nhiều hơn chuỗi này, chỉ để tham khảo." } },
        [TL_REASON_BASE_MISSING] = { { "no base value", "thiếu số năm gốc" },
                                     { "There is no value in the base year or the two years on "
                                       "either side.",
                                       "Không có số liệu của năm gốc, hai năm trước và hai năm sau "
                                       "năm gốc." } },
        [TL_REASON_BASE_NEARBY] = { { "base of a nearby year", "số gốc lấy năm gần kề" },
                                    { "The base value is of the nearest year with one, at most two "
                                      "years before or after the base year.",
                                      "Số gốc lấy từ năm gần nhất có số liệu, trước hoặc sau năm "
                                      "gốc không quá hai năm." } },
        [TL_REASON_BASE_NOT_POSITIVE] = { { "base not positive", "số gốc không dương" },
                                          { "A multiple of zero or less has no meaning, nor has "
                                            "growth from there.",
                                            "Số gốc bằng 0 hoặc âm: không tính được số lần hay tốc "
                                            "độ "
                                            "tăng." } },
        [TL_REASON_GAP_IN_PERIOD] = { { "needs {1}", "cần số liệu năm {1}" },
                                      { "The measure needs the value of {1}, which is missing.",
                                        "Thiếu số liệu năm {1} nên chưa tính được." } },
        [TL_REASON_SERIES_BREAK] = { { "series break", "chuỗi bị gián đoạn" },
                                     { "There are too few comparable values since the series "
                                       "changed.",
                                       "Chuỗi thay đổi cách tính, còn quá ít số liệu so sánh "
                                       "được." } },
        [TL_REASON_ENDED] = { { "no longer observed", "không còn thống kê" },
                              { "The indicator is no longer observed.",
                                "Chỉ tiêu không còn được thống kê." } },
        [TL_REASON_BEYOND_SPAN] = { { "too far ahead", "vượt 3 lần độ dài chuỗi" },
                                    { "The year is further ahead than three times the observed "
                                      "span: no chance is given.",
                                      "Năm dự báo xa hơn ba lần độ dài chuỗi số liệu: không tính "
                                      "khả năng đạt." } },
        [TL_REASON_BEFORE_BASE] = { { "none since base year", "chưa có số liệu sau năm gốc" },
                                    { "A few values, none since the base year: their trend says "
                                      "nothing of the plan.",
                                      "Chỉ có vài số liệu, chưa có số nào sau năm gốc: xu hướng cũ "
                                      "không nói lên được gì về kế hoạch." } },
        [TL_REASON_NOT_YET_PUBLISHED] = { { "not yet published", "chưa công bố" },
                                          { "The target year is over, but its value is not "
                                            "published yet.",
                                            "Đã hết năm mục tiêu nhưng số liệu chưa công bố." } },
        [TL_REASON_PROVISIONAL] = { { "provisional", "tạm tính" },
                                    { "Judged on a preliminary value or an estimate.",
                                      "Đánh giá trên số liệu sơ bộ hoặc ước tính." } },
        [TL_REASON_MAINTAIN] = { { "met, to be kept", "đã đạt, cần giữ" },
                                 { "The target is met already and must be kept.",
                                   "Đã đạt mục tiêu, cần giữ vững." } },
        [TL_REASON_AT_BOUND] = { { "counts {1}", "coi là đạt {1}" },
                                 { "The target is the limit of the scale: it counts as met {1}.",
                                   "Mục tiêu là giới hạn của thang đo: coi là đạt {1}." } },
        [TL_REASON_MET_LATE] = { { "met in {1}", "đạt năm {1}" },
                                 { "The bound was met later, in {1}.",
                                   "Đạt mức mục tiêu muộn hơn, vào năm {1}." } },
        [TL_REASON_NO_BOUND] = { { "no total set", "không có mức tổng" },
                                 { "The total was set for another period: no chance for this one.",
                                   "Mức tổng được đặt cho giai đoạn khác: không tính khả năng đạt "
                                   "cho giai đoạn này." } },
        [TL_REASON_NOT_FITTED] = { { "no model fits", "chưa khớp mô hình" },
                                   { "The model could not be fitted to these values.",
                                     "Không khớp được mô hình với chuỗi số liệu." } },
        [TL_REASON_LEVEL_DESTROYED] = { { "growth of −100%", "tăng trưởng −100%" },
                                        { "A growth of −100% or less leaves no level to grow from.",
                                          "Tăng trưởng −100% trở xuống: không còn mức để tính "
                                          "tiếp." } },
        [TL_REASON_OUT_OF_BOUNDS] = { { "value out of bounds", "số liệu ngoài giới hạn" },
                                      { "A value lies outside the indicator's bounds.",
                                        "Có số liệu nằm ngoài giới hạn của chỉ tiêu." } },
        [TL_REASON_NO_ORIGIN] = { { "too short", "chuỗi quá ngắn" },
                                  { "A backtest takes five observations: four to forecast from, "
                                    "one to compare with.",
                                    "Muốn dự báo thử cần năm số liệu: bốn số để dự báo, một số để "
                                    "so sánh." } },
        [TL_REASON_NO_FUTURE] = { { "no later value", "chưa có số liệu về sau" },
                                  { "The test data have no value of the series after its end.",
                                    "Số liệu kiểm tra không có giá trị nào của chuỗi sau năm "
                                    "cuối." } },
        [TL_REASON_NO_CHANGE] = { { "never changed", "chuỗi không biến động" },
                                  { "The series had not changed before: there is no scale for its "
                                    "errors.",
                                    "Chuỗi trước đó không biến động nên không có thước đo cho sai "
                                    "số." } },
};

char *tl__reason_brief(enum tl_reason reason, const char *detail, enum tl_lang lang)
{
        return tl__fill(reasons[reason].brief[lang], (const char *const[]){ detail, NULL });
}

char *tl__reason_sentence(enum tl_reason reason, const char *detail, enum tl_lang lang)
{
        return tl__fill(reasons[reason].sentence[lang], (const char *const[]){ detail, NULL });
}

/* -------------------------------------------------- natures, statuses, operators ---- */

static const char *const natures[TL_N_NATURES][TL_N_LANGS] = {
        [TL_LEVEL] = { "level", "mức" },           [TL_SHARE] = { "share", "tỷ lệ" },
        [TL_FLOW] = { "flow", "lượng trong năm" }, [TL_GROWTH] = { "growth", "tốc độ tăng" },
        [TL_BALANCE] = { "balance", "cân đối" },   [TL_INDEX] = { "index", "chỉ số" },
        [TL_COUNT] = { "count", "số lượng" },
};

static const char *const obs_statuses[TL_N_OBS_STATUSES][TL_N_LANGS] = {
        [TL_OFFICIAL] = { "official", "chính thức" },
        [TL_PRELIMINARY] = { "preliminary", "sơ bộ" },
        [TL_ESTIMATE] = { "estimate", "ước tính" },
        [TL_FORECAST] = { "forecast", "dự báo" },
        [TL_PLANNED] = { "planned", "kế hoạch" },
        [TL_NOT_AVAILABLE] = { "missing", "không có" },
};

static const struct {
        const char *code, *sign;
} operators[TL_N_OPERATORS] = {
        [TL_AT_LEAST] = { ">=", "≥" }, [TL_MORE_THAN] = { ">", ">" },  [TL_AT_MOST] = { "<=", "≤" },
        [TL_LESS_THAN] = { "<", "<" }, [TL_EQUALS] = { "=", "" },      [TL_ABOUT] = { "~", "≈" },
        [TL_RANGE] = { "range", "" },  [TL_INSIDE] = { "inside", "" },
};

const char *tl__nature_name(enum tl_nature nature, enum tl_lang lang)
{
        return natures[nature][lang];
}

const char *tl__obs_status_name(enum tl_obs_status status, enum tl_lang lang)
{
        return obs_statuses[status][lang];
}

const char *tl__operator_code(enum tl_operator op)
{
        return operators[op].code;
}

const char *tl__operator_sign(enum tl_operator op)
{
        return operators[op].sign;
}

/* ------------------------------------------------------------------------- units ---- */

static const struct {
        const char *en, *vi;
} units[] = {
        { "%", "%" },
        { "pp", "điểm %" },
        { "yr", "năm" },
        { "year", "năm" },
        { "years", "năm" },
        { "month", "tháng" },
        { "person", "người" },
        { "persons", "người" },
        { "thousand persons", "nghìn người" },
        { "million persons", "triệu người" },
        { "worker", "lao động" },
        { "workers", "lao động" },
        { "household", "hộ" },
        { "households", "hộ" },
        { "VND", "đồng" },
        { "thousand VND", "nghìn đồng" },
        { "million VND", "triệu đồng" },
        { "billion VND", "tỷ đồng" },
        { "trillion VND", "nghìn tỷ đồng" },
        { "million USD", "triệu USD" },
        { "billion USD", "tỷ USD" },
        { "times", "lần" },
        { "ha", "ha" },
        { "thousand ha", "nghìn ha" },
        { "tonnes", "tấn" },
        { "thousand tonnes", "nghìn tấn" },
        { "parks", "khu" },
        { "zones", "khu" },
        { "districts", "đơn vị cấp huyện" },
        { "communes", "xã" },
        { "enterprises", "doanh nghiệp" },
        { "cooperatives", "hợp tác xã" },
        { "beds", "giường" },
        { "doctors", "bác sĩ" },
        { "points", "điểm" },
        { "index", "chỉ số" },
};

static const char *unit_part_vi(const char *part)
{
        for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
                if (strcmp(part, units[i].en) == 0)
                        return units[i].vi;
        return part;
}

char *tl__unit_in(const char *unit, enum tl_lang lang)
{
        GString *out;
        char **parts;

        if (lang == TL_EN)
                return g_strdup(unit);
        out = g_string_new(NULL);
        parts = g_strsplit(unit, "/", -1);
        for (size_t i = 0; parts[i]; i++)
                g_string_append_printf(out, "%s%s", i ? "/" : "", unit_part_vi(parts[i]));
        g_strfreev(parts);
        return g_string_free(out, FALSE);
}

char *tl__unit_of(const struct tl_indicator *indicator, enum tl_lang lang)
{
        if (strcmp(indicator->unit[TL_VI], indicator->unit[TL_EN]) != 0)
                return g_strdup(indicator->unit[lang]);
        return tl__unit_in(indicator->unit[TL_EN], lang);
}

/* ------------------------------------------------------------------------ faults ---- */

static const struct {
        const char *name[TL_N_LANGS];
        const char *many; /* English alone has a plural */
} severities[] = {
        [TL_NOTE] = { { "note", "lưu ý" }, "notes" },
        [TL_WARNING] = { { "warning", "cảnh báo" }, "warnings" },
        [TL_ERROR] = { { "error", "lỗi" }, "errors" },
};

const char *tl__severity_name(enum tl_severity severity, enum tl_lang lang)
{
        return severities[severity].name[lang];
}

char *tl__severity_count(enum tl_severity severity, size_t n, enum tl_lang lang)
{
        bool plural = lang == TL_EN && n != 1;

        return g_strdup_printf(
                "%zu %s", n, plural ? severities[severity].many : severities[severity].name[lang]);
}
