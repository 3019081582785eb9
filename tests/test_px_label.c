/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels of PX-Web tables: what is a year, what only looks like one, and what stands beside it. */
#include "check.h"
#include "data/readers/px_label.h"
#include "targetline.h"

#include <glib.h>

static const struct {
        const char *text;
        enum tl__px_kind kind;
        int year, status;
        const char *measure;
} cases[] = {
        { "2015", TL__PX_YEAR, 2015, -1, "" },
        { "Sơ bộ 2022", TL__PX_YEAR, 2022, TL_PRELIMINARY, "" },
        { "Prel. 2024", TL__PX_YEAR, 2024, TL_PRELIMINARY, "" },
        { "Ước tính 2024", TL__PX_YEAR, 2024, TL_ESTIMATE, "" },
        { "Ước 2024", TL__PX_YEAR, 2024, TL_ESTIMATE, "" },
        { "Dự báo 2025", TL__PX_YEAR, 2025, TL_FORECAST, "" },
        { "Kế hoạch 2025", TL__PX_YEAR, 2025, TL_PLANNED, "" },
        { "Chính thức 2020", TL__PX_YEAR, 2020, TL_OFFICIAL, "" },
        { "2018 (*)", TL__PX_YEAR, 2018, -1, "" },
        { "2021 (**)", TL__PX_YEAR, 2021, -1, "" },
        { "Năm 2019", TL__PX_YEAR, 2019, -1, "" },
        { "Total Prel. 2023", TL__PX_YEAR, 2023, TL_PRELIMINARY, "Total" },
        { "Tổng số Sơ bộ 2023", TL__PX_YEAR, 2023, TL_PRELIMINARY, "Tổng số" },
        { "Total 2023", TL__PX_YEAR, 2023, -1, "Total" },
        { "2019 Dân số trung bình (Nghìn người)", TL__PX_YEAR, 2019, -1,
          "Dân số trung bình (Nghìn người)" },
        { "2021 (*) Diện tích(Km2)", TL__PX_YEAR, 2021, -1, "Diện tích(Km2)" },
        { "Sơ bộ 2023 Diện tích(Km2)", TL__PX_YEAR, 2023, TL_PRELIMINARY, "Diện tích(Km2)" },
        { "2019 15 tuổi trở lên (Nghìn người)", TL__PX_YEAR, 2019, -1,
          "15 tuổi trở lên (Nghìn người)" },
        { "2019 Giá so sánh 2010 (Tỷ đồng)", TL__PX_YEAR, 2019, -1, "Giá so sánh 2010 (Tỷ đồng)" },
        { "So b? 2022", TL__PX_YEAR, 2022, TL_PRELIMINARY, "" },
        { "So b? 2022 Dân s?", TL__PX_YEAR, 2022, TL_PRELIMINARY, "Dân s?" },
        { "U?c tính 2024", TL__PX_YEAR, 2024, TL_ESTIMATE, "" },
        { "31/12/2023", TL__PX_YEAR, 2023, -1, "" },
        { "44926", TL__PX_YEAR, 2022, -1, "" }, /* 2022-12-31 in a spreadsheet */
        { "1/4/2019", TL__PX_PERIOD, 0, -1, "" },
        { "44562", TL__PX_PERIOD, 0, -1, "" }, /* 2022-01-01 */
        { "2023/2022", TL__PX_PERIOD, 0, -1, "" },
        { "1995 -1996", TL__PX_PERIOD, 0, -1, "" },
        { "1995 - 1996", TL__PX_PERIOD, 0, -1, "" },
        { "1995 1996", TL__PX_PERIOD, 0, -1, "" },
        { "2011-2015", TL__PX_PERIOD, 0, -1, "" },
        { "Sơ bộ 2024-2025", TL__PX_PERIOD, 0, -1, "" },
        { "2022 so với 2021", TL__PX_PERIOD, 0, -1, "" },
        { "Tháng 1/2023", TL__PX_PERIOD, 0, -1, "" },
        { "Tháng 12 năm 2023", TL__PX_PERIOD, 0, -1, "" },
        { "Tháng một", TL__PX_PERIOD, 0, -1, "" },
        { "Quý I/2023", TL__PX_PERIOD, 0, -1, "" },
        { "6 tháng đầu năm 2023", TL__PX_PERIOD, 0, -1, "" },
        { "Dân số trung bình (Nghìn người)", TL__PX_TEXT, 0, -1,
          "Dân số trung bình (Nghìn người)" },
        { "Thu nhập bình quân 1 tháng (Nghìn đồng)", TL__PX_TEXT, 0, -1,
          "Thu nhập bình quân 1 tháng (Nghìn đồng)" },
        { "Area (Km2(*)", TL__PX_TEXT, 0, -1, "Area (Km2)" },
        { "Thanh  Hoá", TL__PX_TEXT, 0, -1, "Thanh Hoá" },
        { "15-19 tuổi", TL__PX_TEXT, 0, -1, "15-19 tuổi" },
        { "", TL__PX_TEXT, 0, -1, "" },
};

static void test_labels(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct tl__px_label label = tl__px_label(cases[i].text);

                CHECK_INT(cases[i].text, label.kind, cases[i].kind);
                CHECK_INT(cases[i].text, label.year, cases[i].year);
                CHECK_INT(cases[i].text, label.status, cases[i].status);
                CHECK_TEXT(cases[i].text, label.measure, cases[i].measure);
                tl__px_label_clear(&label);
        }
}

static void test_areas(void)
{
        static const struct {
                const char *dimension;
                bool is_area;
        } dimensions[] = {
                { "Địa phương", true },
                { "Cities, provincies", true },
                { "Tỉnh, thành phố", true },
                { "Tỉnh", true },
                { "\xc3\x90?a phuong", true },
                { "D?a phuong", true },
                { "Vùng", true },
                { "Province", true },
                { "Chỉ tiêu", false },
                { "Giới tính", false },
                { "Năm", false },
                { "Tình trạng hôn nhân", false },
                { "Items", false },
                { "", false },
                { "Loại hình", false },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(dimensions); i++)
                CHECK_TRUE(dimensions[i].dimension,
                           tl__px_is_area(dimensions[i].dimension) == dimensions[i].is_area);
}

static void test_titles(void)
{
        static const struct {
                const char *title, *subject, *dimensions;
        } titles[] = {
                { "Dân số phân theo địa phương chia theo Địa phương, Năm và Chỉ tiêu",
                  "Dân số phân theo địa phương", "Địa phương|Năm|Chỉ tiêu" },
                { "Average population by sex by Items, Year and Sex", "Average population by sex",
                  "Items|Year|Sex" },
                { "Population", "Population", "" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
                char *subject = tl__px_subject(titles[i].title);
                char **dimensions = tl__px_dimensions(titles[i].title);
                char *joined = g_strjoinv("|", dimensions);

                CHECK_TEXT(titles[i].title, subject, titles[i].subject);
                CHECK_TEXT(titles[i].title, joined, titles[i].dimensions);
                g_free(joined);
                g_strfreev(dimensions);
                g_free(subject);
        }
}

static void test_units(void)
{
        static const struct {
                const char *label, *unit;
        } labels[] = {
                { "Diện tích(Km2)", "Km2" },
                { "Dân số trung bình (Nghìn người)", "Nghìn người" },
                { "Tỷ lệ (%) nữ", "" },
                { "Diện tích (*)", "" },
                { "Dân số", "" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
                char *unit = tl__px_unit(labels[i].label);

                CHECK_TEXT(labels[i].label, unit, labels[i].unit);
                g_free(unit);
        }
}

static const struct check_test tests[] = {
        { "labels", test_labels }, { "areas", test_areas }, { "titles", test_titles },
        { "units", test_units },   { NULL, NULL },
};

int main(void)
{
        return check_main("px_label", tests);
}
