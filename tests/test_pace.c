/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rates, paces and needs at their edges, and identities between them; their worked numbers are in
 * test_worked_examples.c. */
#include "check.h"
#include "targetline.h"

static const struct tl_transform identity = { TL_IDENTITY, TL_MISSING, TL_MISSING };
static const struct tl_transform ln = { TL_LOG, 0, TL_MISSING };
static const struct tl_transform logit = { TL_LOGIT, 0, 100 };

static void test_cagr(void)
{
        static const struct {
                const char *name;
                double a, b, years, want;
        } cases[] = {
                { "doubled in one year", 1, 2, 1, 1 },
                { "unchanged", 3.7, 3.7, 12, 0 },
                { "ends at zero", 3.7, 0, 2, -1 },
                { "starts at zero", 0, 3.7, 2, TL_MISSING },
                { "both negative", -2, -3, 4, TL_MISSING },
                { "turns negative", 2, -3, 4, TL_MISSING },
                { "no time", 2, 3, 0, TL_MISSING },
                { "missing start", TL_MISSING, 3, 4, TL_MISSING },
                { "missing end", 2, TL_MISSING, 4, TL_MISSING },
                { "missing years", 2, 3, TL_MISSING, TL_MISSING },
                { "beyond the doubles", 1e-200, 1e200, 1, TL_MISSING },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
                CHECK_REL(cases[i].name, tl_cagr(cases[i].a, cases[i].b, cases[i].years),
                          cases[i].want, 1e-14);
        for (double years = 1; years < 40; years += 3.5)
                CHECK_REL("compounding the rate gives the end",
                          2.385 * pow(1 + tl_cagr(2.385, 7.31, years), years), 7.31, 1e-13);
}

static void test_paces(void)
{
        CHECK_REL("target at the base", tl_pace_ratio(&identity, 5, 6, 5, 4, 10), TL_MISSING, 0);
        CHECK_REL("no time elapsed", tl_pace_ratio(&identity, 5, 6, 9, 0, 10), TL_MISSING, 0);
        CHECK_REL("no time at all", tl_pace_ratio(&identity, 5, 6, 9, 4, 0), TL_MISSING, 0);
        CHECK_REL("outside the scale", tl_pace_ratio(&ln, 0, 6, 9, 4, 10), TL_MISSING, 0);
        CHECK_REL("missing", tl_pace_ratio(&identity, TL_MISSING, 6, 9, 4, 10), TL_MISSING, 0);
        CHECK_REL("standing still", tl_pace_ratio(&identity, 5, 5, 9, 4, 10), 0, 0);
        CHECK_REL("nothing left to do", tl_forward_pace(&identity, 5, 9, 9, 4, 6), TL_MISSING, 0);
        CHECK_REL("no time left", tl_forward_pace(&identity, 5, 6, 9, 4, 0), TL_MISSING, 0);
}

/* On the path the pace is one, backward and forward, on every scale and in either direction. */
static void test_on_the_path(void)
{
        static const struct tl_transform *const scales[] = { &identity, &ln, &logit };
        static const double targets[] = { 12.5, 80 };

        for (size_t i = 0; i < 3; i++)
                for (size_t k = 0; k < 2; k++) {
                        const struct tl_transform *f = scales[i];
                        double latest = tl_path_value(f, 33.3, targets[k], 4, 10);

                        CHECK_REL("pace", tl_pace_ratio(f, 33.3, latest, targets[k], 4, 10), 1,
                                  1e-12);
                        CHECK_REL("forward", tl_forward_pace(f, 33.3, latest, targets[k], 4, 6), 1,
                                  1e-12);
                        CHECK_REL("at the start", tl_path_value(f, 33.3, targets[k], 0, 10), 33.3,
                                  1e-13);
                        CHECK_REL("at the end", tl_path_value(f, 33.3, targets[k], 10, 10),
                                  targets[k], 1e-13);
                }
        CHECK_REL("no time", tl_path_value(&identity, 1, 2, 0, 0), TL_MISSING, 0);
        CHECK_REL("missing base", tl_path_value(&ln, TL_MISSING, 2, 1, 4), TL_MISSING, 0);
}

static void test_growth(void)
{
        static const double lost[] = { 5, -100, 7 }, gap[] = { 5, TL_MISSING },
                            rates[] = { 7.1, -3.3 };
        double all[5] = { 7.1, -3.3 };

        CHECK_REL("nothing yet", tl_growth_index(NULL, 0), 1, 0);
        CHECK_REL("two years", tl_growth_index(rates, 2), 1.071 * 0.967, 1e-14);
        CHECK_REL("level destroyed", tl_growth_index(lost, 3), TL_MISSING, 0);
        CHECK_REL("a year missing", tl_growth_index(gap, 2), TL_MISSING, 0);
        CHECK_REL("no year left", tl_need_growth(5, rates, 2, 2, TL_GEOMETRIC), TL_MISSING, 0);
        CHECK_REL("a year missing", tl_need_growth(5, gap, 2, 5, TL_GEOMETRIC), TL_MISSING, 0);
        CHECK_REL("a year missing", tl_need_growth(5, gap, 2, 5, TL_ARITHMETIC), TL_MISSING, 0);
        CHECK_REL("destroyed", tl_need_growth(5, lost, 3, 5, TL_GEOMETRIC), TL_MISSING, 0);
        CHECK_REL("beyond the doubles", tl_need_growth(1e150, rates, 2, 3, TL_GEOMETRIC),
                  TL_MISSING, 0);
        CHECK_REL("nothing done", tl_need_growth(5.5, NULL, 0, 10, TL_GEOMETRIC), 5.5, 1e-13);
        for (int i = 2; i < 5; i++)
                all[i] = tl_need_growth(5.5, rates, 2, 5, TL_GEOMETRIC);
        CHECK_REL("what is needed suffices", tl_growth_index(all, 5), pow(1.055, 5), 1e-13);
        for (int i = 2; i < 5; i++)
                all[i] = tl_need_growth(5.5, rates, 2, 5, TL_ARITHMETIC);
        CHECK_REL("what is needed suffices", all[0] + all[1] + all[2] + all[3] + all[4], 27.5,
                  1e-13);
}

static double flow_total(double last, double rate, size_t years)
{
        double sum = 0;

        for (size_t k = 1; k <= years; k++)
                sum += last * pow(1 + rate, (double)k);
        return sum;
}

static void test_flows(void)
{
        static const double amounts[] = { 0.5, 3, 20.2, 40, 900 };

        for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
                double rate = tl_need_flow_growth(3.2, amounts[i], 6);

                CHECK_REL("the rate gives the amount", flow_total(3.2, rate, 6), amounts[i], 1e-12);
        }
        CHECK_ABS("as now", tl_need_flow_growth(3.2, 19.2, 6), 0, 1e-14);
        CHECK_REL("nothing flows", tl_need_flow_growth(0, 10, 6), TL_MISSING, 0);
        CHECK_REL("done already", tl_need_flow_growth(3.2, 0, 6), TL_MISSING, 0);
        CHECK_REL("no year left", tl_need_flow_growth(3.2, 10, 0), TL_MISSING, 0);
        CHECK_REL("more than tenfold a year", tl_need_flow_growth(1, 12, 1), TL_MISSING, 0);
        CHECK_REL("missing", tl_need_flow_growth(TL_MISSING, 10, 6), TL_MISSING, 0);
        CHECK_REL("missing", tl_need_flow_growth(3.2, TL_MISSING, 6), TL_MISSING, 0);
}

static void test_profiles(void)
{
        CHECK_REL("uniform", tl_profile_share(0, 4, 10), 0.4, 1e-15);
        CHECK_REL("nearly uniform", tl_profile_share(1e-9, 4, 10), 0.4, 1e-9);
        CHECK_REL("growing", tl_profile_share(7.5, 4, 10),
                  (pow(1.075, 4) - 1) / (pow(1.075, 10) - 1), 1e-13);
        CHECK_REL("shrinking", tl_profile_share(-7.5, 4, 10),
                  (pow(0.925, 4) - 1) / (pow(0.925, 10) - 1), 1e-13);
        CHECK_REL("at the end", tl_profile_share(7.5, 10, 10), 1, 1e-15);
        CHECK_REL("everything in the first year", tl_profile_share(-100, 4, 10), TL_MISSING, 0);
        CHECK_REL("no time", tl_profile_share(5, 0, 0), TL_MISSING, 0);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "compound growth", test_cagr },
                { "paces at their edges", test_paces },
                { "on the path", test_on_the_path },
                { "rates of growth", test_growth },
                { "flows", test_flows },
                { "profiles", test_profiles },
                { NULL, NULL },
        };

        return check_main("pace", tests);
}
