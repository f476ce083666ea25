/* Starts the program with the Python that lies beside it. Two programs are made of this file: coprosec.exe opens the
 * window, coprosec-console.exe speaks in the terminal that called it. */
#define UNICODE
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

typedef int (*py_main)(int, wchar_t **);

static const wchar_t *TITLE = L"Coproduire la sécurité";

static int fail(const wchar_t *missing)
{
    wchar_t text[2 * MAX_PATH + 200];
    _snwprintf(text, sizeof text / sizeof *text,
               L"Le programme est incomplet : %ls\n\nVos données sont intactes. Réinstallez le programme par-dessus.",
               missing);
#ifdef CONSOLE
    fwprintf(stderr, L"%ls\n", text);
#else
    MessageBoxW(NULL, text, TITLE, MB_ICONERROR | MB_OK);
#endif
    return 3;
}

int wmain(int argc, wchar_t **argv)
{
    wchar_t home[MAX_PATH * 4], library[MAX_PATH * 4 + 40];
    DWORD length = GetModuleFileNameW(NULL, home, sizeof home / sizeof *home);
    if (length == 0 || length >= sizeof home / sizeof *home)
        return fail(L"dossier");
    *wcsrchr(home, L'\\') = 0;
    SetEnvironmentVariableW(L"COPROSEC_HOME", home);

    _snwprintf(library, sizeof library / sizeof *library, L"%ls\\python\\python311.dll", home);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (python == NULL)
        return fail(library);
    py_main run = (py_main)(void *)GetProcAddress(python, "Py_Main");
    if (run == NULL)
        return fail(L"Py_Main");

    wchar_t **words = calloc(argc + 3, sizeof *words);
    if (words == NULL)
        return fail(L"mémoire");
    words[0] = argv[0];
    words[1] = L"-m";
    words[2] = L"coprosec";
    for (int nth = 1; nth < argc; nth++)
        words[nth + 2] = argv[nth];
    return run(argc + 2, words);
}

#ifndef CONSOLE
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, LPWSTR line, int show)
{
    (void)instance, (void)previous, (void)line, (void)show;
    int argc = 0;
    wchar_t **argv = CommandLineToArgvW(GetCommandLineW(), &argc);
    return wmain(argc, argv);
}
#endif
