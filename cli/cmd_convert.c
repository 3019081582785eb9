/* SPDX-License-Identifier: GPL-3.0-or-later */
/* targetline convert: files of any supported format in the tidy form. */
#include "command.h"
#include "input.h"
#include "message.h"
#include "output.h"

#include <string.h>

int cmd_convert(const struct options *options)
{
        struct input input;
        int status;

        if (strcmp(output_settings(options).format, "csv") != 0 &&
            (options->format || options->output)) {
                say(TEXT_convert_csv, NULL);
                return EXIT_USAGE;
        }
        status = input_load_names(options, &input);
        input_say_faults(options, &input);
        if (status == EXIT_DONE && !output_report(options, tl_report_tidy(input.data)))
                status = EXIT_COULD_NOT;
        input_free(&input);
        return status;
}
