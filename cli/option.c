/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of options. A new option is one row here and one field of struct options. */
#include "option.h"

#include <stddef.h>

#define ON_FUTURE  (ON_GAP | ON_FORECAST)
#define ON_FIGURES (ON_FUTURE | ON_BACKTEST)
#define ON_DATA    (ON_FIGURES | ON_CHECK | ON_CONVERT)
#define ON_PLAN    (ON_DATA | ON_LIST)

#define FIELD(name) offsetof(struct options, name)

static const char *const *language_names(void)
{
        static const char *const names[] = { [TL_EN] = "en", [TL_VI] = "vi", NULL };

        return names;
}

static const char *const *nature_names(void)
{
        static const char *const names[] = {
                [TL_LEVEL] = "level",   [TL_SHARE] = "share",     [TL_FLOW] = "flow",
                [TL_GROWTH] = "growth", [TL_BALANCE] = "balance", [TL_INDEX] = "index",
                [TL_COUNT] = "count",   [TL_N_NATURES] = NULL,
        };

        return names;
}

static const char *const *decimal_names(void)
{
        static const char *const names[] = { ".", ",", NULL };

        return names;
}

static const char *const *colour_names(void)
{
        static const char *const names[] = {
                [COLOUR_AUTO] = "auto", [COLOUR_ALWAYS] = "always", [COLOUR_NEVER] = "never", NULL
        };

        return names;
}

char *names_joined(const char *const names[])
{
        return g_strjoinv(" | ", (char **)names);
}

/* A default that reads the same in every language. */
#define BOTH(text) text, text

const struct option options_table[] = {
        { "plan", 'p', KIND_TEXT, "NAME|DIR", ON_PLAN | ON_COMPLETION, FIELD(plan),
          .help = { "a bundled plan by name, or a folder with plan.csv, indicators.csv, "
                    "targets.csv",
                    "tên kế hoạch có sẵn, hoặc thư mục có plan.csv, indicators.csv, targets.csv" },
          .initial = { BOTH(DEFAULT_PLAN) }, .complete = "plans" },
        { "area", 'a', KIND_LIST, "NAME", ON_FIGURES, FIELD(areas),
          .help = { "only this area (province, district); repeatable",
                    "chỉ địa bàn này (tỉnh, huyện); có thể lặp lại" },
          .initial = { "all", "tất cả" } },
        { "indicator", 'i', KIND_LIST, "ID", ON_FIGURES, FIELD(indicators),
          .help = { "only this indicator; repeatable", "chỉ chỉ tiêu này; có thể lặp lại" },
          .initial = { "all", "tất cả" }, .complete = "indicators" },
        { "until", 0, KIND_NUMBER, "YEAR", ON_FIGURES, FIELD(until), .least = 1800, .most = 2200,
          .help = { "use no observation after this year", "không dùng số liệu sau năm này" },
          .initial = { "latest", "mới nhất" } },
        { "to", 0, KIND_NUMBER, "YEAR", ON_FORECAST, FIELD(to), .least = 1800, .most = 2200,
          .help = { "forecast up to this year", "dự báo đến năm này" },
          .initial = { "the plan's last horizon", "mốc cuối của kế hoạch" } },
        { "horizon", 0, KIND_NUMBER, "N", ON_FORECAST | ON_BACKTEST, FIELD(horizon), .least = 1,
          .most = 200,
          .help = { "years ahead: after each series' end, instead of --to; in a backtest after "
                    "each origin (3 unless given, or all of --test)",
                    "số năm dự báo: sau năm cuối của từng chuỗi, thay cho --to; khi dự báo thử là "
                    "sau từng năm xuất phát (3 nếu không nêu, hoặc hết tệp --test)" } },
        { "test", 0, KIND_TEXT, "FILE", ON_BACKTEST, FIELD(test),
          .help = { "forecast each series once, from its end, and hold it against FILE",
                    "chỉ dự báo một lần từ năm cuối của từng chuỗi, rồi so với tệp FILE" } },
        { "levels", 0, KIND_LEVELS, "LIST", ON_FUTURE,
          .help = { "prediction interval levels, percent", "mức tin cậy của khoảng dự báo, %" },
          .initial = { BOTH("80,95") } },
        { "model", 0, KIND_NAMES, "NAME", ON_FIGURES, FIELD(models), tl_model_names,
          .help = { "a model instead of the ensemble; in a backtest repeatable",
                    "một mô hình thay cho tổ hợp; khi dự báo thử có thể lặp lại" },
          .initial = { "ensemble; of a backtest ensemble, naive and drift",
                       "ensemble; khi dự báo thử là ensemble, naive và drift" } },
        { "nature", 0, KIND_CHOICE, "NAME", ON_FORECAST | ON_BACKTEST, FIELD(nature), nature_names,
          .help = { "nature of series for which neither the plan nor the file states one",
                    "tính chất của chuỗi mà kế hoạch và tệp đều không nêu" },
          .initial = { BOTH("level") } },
        { "seed", 0, KIND_NUMBER, "N", ON_FUTURE, FIELD(seed), .least = 0, .most = G_MAXINT64,
          .help = { "seed of the sample paths", "số khởi tạo của các đường mô phỏng" },
          .initial = { BOTH("1") } },
        { "paths", 0, KIND_NUMBER, "N", ON_FUTURE, FIELD(paths), .least = 100, .most = 1000000,
          .help = { "number of sample paths", "số đường mô phỏng" },
          .initial = { BOTH(G_STRINGIFY(TL_PATHS)) } },
        { "threads", 0, KIND_NUMBER, "N", ON_FIGURES, FIELD(threads), .least = 1, .most = 64,
          .help = { "worker threads; the output does not depend on it",
                    "số luồng xử lý; kết quả không phụ thuộc vào số luồng" },
          .initial = { "all cores", "mọi nhân" } },
        { "decimal", 0, KIND_NAME, "MARK", ON_DATA, FIELD(decimal), decimal_names,
          .help = { "decimal mark of the data files", "dấu thập phân của tệp số liệu" },
          .initial = { "found in each file", "tự nhận theo từng tệp" } },
        { "encoding", 0, KIND_ENCODING, "NAME", ON_DATA, FIELD(encoding), tl_encoding_names,
          .help = { "encoding of the data files", "bảng mã của tệp số liệu" },
          .initial = { "found in each file", "tự nhận theo từng tệp" } },
        { "published", 0, KIND_DATES, "[FILE=]DATE", ON_DATA, FIELD(published),
          .help = { "date of publication of the data, or of one file, that state none; the later "
                    "counts; repeatable",
                    "ngày công bố của số liệu, hoặc của một tệp, không ghi ngày; số công bố sau có "
                    "hiệu lực; có thể lặp lại" } },
        { "map", 0, KIND_LIST, "FILE", ON_DATA, FIELD(maps),
          .help = { "a CSV of names in the sources and the ids they stand for; repeatable",
                    "tệp CSV ghép tên trong nguồn với mã chỉ tiêu; có thể lặp lại" } },
        { "map-template", 0, KIND_FLAG, NULL, ON_CHECK, FIELD(map_template),
          .help = { "print a map to fill in: the names that the plan does not know",
                    "in bảng ghép tên để điền: các tên mà kế hoạch không có" } },
        { "format", 'f', KIND_NAME, "NAME", ON_PLAN, FIELD(format), tl_writer_names,
          .help = { "output format", "định dạng kết quả" },
          .initial = { "by the ending of --output, else text",
                       "theo đuôi tệp --output, nếu không thì text" } },
        { "output", 'o', KIND_TEXT, "FILE", ON_PLAN, FIELD(output),
          .help = { "write to FILE, whole or not at all",
                    "ghi vào tệp FILE, trọn vẹn hoặc không ghi" },
          .initial = { "standard output", "đầu ra chuẩn" } },
        { "exit-status", 0, KIND_FLAG, NULL, ON_GAP, FIELD(exit_status),
          .help = { "exit 3 when a target is off track",
                    "thoát với mã 3 khi có mục tiêu chệch hướng" } },
        { "quiet", 'q', KIND_FLAG, NULL, ON_DATA, FIELD(quiet),
          .help = { "no warnings, no progress; check prints only when there is an error",
                    "không in cảnh báo, tiến độ; check chỉ in khi có lỗi" } },
        { "lang", 0, KIND_CHOICE, "NAME", ON_ALL, FIELD(lang), language_names,
          .help = { "language of messages and text", "ngôn ngữ của thông báo và văn bản" },
          .initial = { "en; vi where LANG is vi or vi_VN", "en; vi khi LANG là vi hoặc vi_VN" } },
        { "colour", 0, KIND_CHOICE, "WHEN", ON_PLAN, FIELD(colour), colour_names,
          .help = { "when to colour text (auto: on a terminal, NO_COLOR unset)",
                    "khi nào tô màu văn bản (auto: trên màn hình, không đặt NO_COLOR)" },
          .initial = { BOTH("auto") } },
        { "color", 0, KIND_CHOICE, "WHEN", ON_PLAN, FIELD(colour), colour_names, .alias = true },
        { "help", 'h', KIND_FLAG, NULL, ON_ALL, FIELD(help),
          .help = { "print this help", "in phần trợ giúp này" } },
        { "version", 'V', KIND_FLAG, NULL, ON_ALL, FIELD(version),
          .help = { "print the version", "in phiên bản" } },
        { NULL },
};
