/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing results. Every write is checked, up to the closing of the stream: a full disk is an
 * error, not a shorter table. */
#include "output.h"

#include "message.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool to_stdout(const struct options *options)
{
        return !options->output || strcmp(options->output, "-") == 0;
}

static const char *format_name(const struct options *options)
{
        const char *by_ending = options->output ? tl_writer_for_file(options->output) : NULL;

        return options->format ? options->format : by_ending ? by_ending : "text";
}

static bool has_colour(const struct options *options)
{
        const char *refused = g_getenv("NO_COLOR");

        if (options->colour != COLOUR_AUTO)
                return options->colour == COLOUR_ALWAYS;
        return to_stdout(options) && isatty(STDOUT_FILENO) && !(refused && *refused);
}

struct tl_report_settings output_settings(const struct options *options)
{
        struct tl_report_settings settings = tl_report_settings_defaults();

        settings.format = format_name(options);
        settings.lang = (enum tl_lang)options->lang;
        settings.colour = has_colour(options);
        return settings;
}

/* ".txt, .text, .csv": the endings that a writer owns. */
static char *all_endings(void)
{
        const char *const *names = tl_writer_names();
        GString *all = g_string_new(NULL);

        for (size_t i = 0; names[i]; i++) {
                char **endings = g_strsplit(tl_writer_extensions(names[i]), ";", -1);

                for (char **ending = endings; *ending; ending++)
                        g_string_append_printf(all, "%s.%s", all->len ? ", " : "", *ending);
                g_strfreev(endings);
        }
        return g_string_free(all, FALSE);
}

/* What stands after the last point of the file's name; NULL: nothing, or the name begins there. */
static const char *ending_of(const char *path)
{
        const char *slash = strrchr(path, '/');
        const char *name = slash ? slash + 1 : path, *point = strrchr(name, '.');

        return point && point > name && point[1] ? point + 1 : NULL;
}

bool output_has_format(const struct options *options)
{
        const char *ending = to_stdout(options) ? NULL : ending_of(options->output);
        char *endings;

        if (options->format || !ending || tl_writer_for_file(options->output))
                return true;
        endings = all_endings();
        say(TEXT_no_such_ending, options->output, ending, endings, NULL);
        g_free(endings);
        return false;
}

bool output_spares(const struct options *options, const char *path)
{
        bool from_stdin = strcmp(path, "-") == 0;
        struct stat written, read;

        if (to_stdout(options) || stat(options->output, &written) != 0 ||
            !S_ISREG(written.st_mode) ||
            (from_stdin ? fstat(STDIN_FILENO, &read) : stat(path, &read)) != 0 ||
            written.st_dev != read.st_dev || written.st_ino != read.st_ino)
                return true;
        say(TEXT_output_is_input, options->output, path, NULL);
        return false;
}

/* Writes and closes; false with errno. */
static bool write_stream(FILE *stream, const char *text)
{
        size_t n = strlen(text);
        bool written = fwrite(text, 1, n, stream) == n && fflush(stream) == 0;
        int why = errno;

        if (fclose(stream) != 0 && written) {
                written = false;
                why = errno;
        }
        errno = why;
        return written;
}

/* The system's words for the failures that a writer meets; GLib's own name its temporary file,
 * which is another one each time. */
static const char *reason(const GError *error)
{
        static const struct {
                GFileError code;
                int number;
        } reasons[] = {
                { G_FILE_ERROR_NOENT, ENOENT },
                { G_FILE_ERROR_ACCES, EACCES },
                { G_FILE_ERROR_PERM, EPERM },
                { G_FILE_ERROR_NOTDIR, ENOTDIR },
                { G_FILE_ERROR_NOSPC, ENOSPC },
                { G_FILE_ERROR_ROFS, EROFS },
                { G_FILE_ERROR_NAMETOOLONG, ENAMETOOLONG },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(reasons); i++)
                if (g_error_matches(error, G_FILE_ERROR, (int)reasons[i].code))
                        return g_strerror(reasons[i].number);
        return error->message;
}

/* A new file takes the old one's name when it is complete, and its permissions; a link keeps
 * pointing where it did. */
static bool replace_file(const char *path, const char *text, int permissions)
{
        char *target = realpath(path, NULL);
        GError *error = NULL;
        bool written =
                g_file_set_contents_full(target ? target : path, text, -1,
                                         G_FILE_SET_CONTENTS_CONSISTENT, permissions, &error);

        if (!written)
                say(TEXT_write_failed, path, reason(error), NULL);
        g_clear_error(&error);
        free(target);
        return written;
}

static bool write_file(const char *path, const char *text)
{
        struct stat about;
        FILE *device;

        if (stat(path, &about) != 0)
                return replace_file(path, text, 0666);
        if (S_ISREG(about.st_mode))
                return replace_file(path, text, about.st_mode & 0777);
        device = fopen(path, "w"); /* a device or pipe is written to, never replaced */
        if (device && write_stream(device, text))
                return true;
        say(TEXT_write_failed, path, g_strerror(errno), NULL);
        return false;
}

/* Says what @why, an errno, kept from being written; a reader who went away is no failure. */
static bool stdout_failed(int why)
{
        if (why == EPIPE)
                return true;
        say(TEXT_write_failed, message_plain(TEXT_standard_output), g_strerror(why), NULL);
        return false;
}

bool output_write(const struct options *options, const char *text)
{
        if (!to_stdout(options))
                return write_file(options->output, text);
        return write_stream(stdout, text) || stdout_failed(errno);
}

void output_begin(struct output *output, const struct options *options)
{
        *output = (struct output){ options, to_stdout(options) ? NULL : g_string_new(NULL), 0 };
}

bool output_add(struct output *output, const char *text)
{
        size_t n = strlen(text);

        if (output->kept)
                g_string_append(output->kept, text);
        else if (!output->error && fwrite(text, 1, n, stdout) < n)
                output->error = errno;
        return !output->error;
}

void output_cancel(struct output *output)
{
        if (output->kept)
                g_string_free(output->kept, TRUE);
        output->kept = NULL;
}

bool output_end(struct output *output)
{
        bool written;

        if (!output->kept)
                return output->error ? stdout_failed(output->error)
                                     : output_write(output->options, "");
        written = output_write(output->options, output->kept->str);
        output_cancel(output);
        return written;
}

bool output_report(const struct options *options, char *text)
{
        bool written = output_write(options, text);

        tl_string_free(text);
        return written;
}
