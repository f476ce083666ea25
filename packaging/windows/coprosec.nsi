; The Windows installer. Silent: /S. Exit codes: 0 done, 2 refused or damaged, 4 this Windows is too old, 5 the program
; is running, 6 /PORTABLE without /DIR=, 7 a file given by /POLICY= or /PROVISION= is refused.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
CRCCheck force
ManifestDPIAware true
!define NAME "coprosec"
!define TITLE "Coproduire la sécurité"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_INSTDIR "${NAME}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "Software\${NAME}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "Software\${NAME}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_USE_PROGRAMFILES64
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include x64.nsh
!include LogicLib.nsh

Name "${TITLE}"
OutFile "${OUT}"
BrandingText "${TITLE} ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=1036 "ProductName" "${TITLE}"
VIAddVersionKey /LANG=1036 "FileDescription" "Installation de ${TITLE}"
VIAddVersionKey /LANG=1036 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "LegalCopyright" "MIT, CC BY-SA 4.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Ouvrir ${TITLE}"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"

Var Options
Var Portable
Var Policy
Var Provision
Var DataFolder
Var OnDesktop

!macro Refuse CODE TEXT
  IfSilent +2
  MessageBox MB_ICONSTOP|MB_OK "${TEXT}"
  SetErrorLevel ${CODE}
  Quit
!macroend

!macro Option NAME VARIABLE
  ClearErrors
  ${GetOptions} "$Options" "/${NAME}=" ${VARIABLE}
  ${If} ${Errors}
    StrCpy ${VARIABLE} ""
  ${EndIf}
  StrCpy $9 ${VARIABLE} 1 -1
  ${If} $9 == '"'
    StrCpy ${VARIABLE} ${VARIABLE} -1
  ${EndIf}
!macroend

; Some callers write /NAME="a path", others "/NAME=a path": both are read the first way.
!macro ReadOptions
  ${GetParameters} $Options
  ${WordReplace} "$Options" '"/' "/" "+" $Options
!macroend

!macro Flag NAME VARIABLE
  ClearErrors
  ${GetOptions} "$Options" "/${NAME}" $0
  ${If} ${Errors}
    StrCpy ${VARIABLE} ""
  ${Else}
    StrCpy ${VARIABLE} "1"
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    !insertmacro Refuse 4 "Il faut Windows 10 (1809) ou plus récent, en 64 bits. Rien n’a été installé."
  ${EndIf}
  ${IfNot} ${AtLeastBuild} 17763
    !insertmacro Refuse 4 "Cette version de Windows 10 est trop ancienne : il faut la 1809 ou une plus récente. Rien n’a été installé."
  ${EndIf}
  !insertmacro ReadOptions
  !insertmacro Flag "PORTABLE" $Portable
  !insertmacro Flag "DESKTOP" $OnDesktop
  !insertmacro Option "POLICY" $Policy
  !insertmacro Option "PROVISION" $Provision
  !insertmacro Option "DATADIR" $DataFolder
  !insertmacro MULTIUSER_INIT
  !insertmacro Option "DIR" $0
  ${If} $0 != ""
    StrCpy $INSTDIR "$0"
  ${ElseIf} $Portable == "1"
    !insertmacro Refuse 6 "Avec /PORTABLE, donnez le dossier : /DIR=E:\coprosec."
  ${EndIf}
  ${If} $Policy != ""
  ${AndIfNot} ${FileExists} "$Policy"
    !insertmacro Refuse 7 "Le fichier donné par /POLICY= est introuvable : $Policy"
  ${EndIf}
  ${If} $Provision != ""
  ${AndIfNot} ${FileExists} "$Provision"
    !insertmacro Refuse 7 "Le fichier donné par /PROVISION= est introuvable : $Provision"
  ${EndIf}
FunctionEnd

; Only what an earlier version put there is deleted: a trainer's own files in the folder stay.
!macro RemoveProgram
  RMDir /r "$INSTDIR\python"
  Delete "$INSTDIR\${NAME}.exe"
  Delete "$INSTDIR\${NAME}-console.exe"
  Delete "$INSTDIR\${NAME}.ico"
  Delete "$INSTDIR\SHA256SUMS"
  Delete "$INSTDIR\guide-*.pdf"
!macroend

Section
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\${NAME}.exe"
    Delete "$INSTDIR\${NAME}.exe"
    ${If} ${Errors}
      !insertmacro Refuse 5 "Le programme est ouvert : fermez-le, puis recommencez. Rien n’a été changé."
    ${EndIf}
  ${EndIf}
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*.*"
  ${If} $Portable == "1"
    File "${PORTABLE}\portable.toml"
    File "${PORTABLE}\LISEZ-MOI.txt"
    Call Provide
    Return
  ${EndIf}
  Call Settle
  Call Register
  Call Provide
SectionEnd

; The data folder that every account of the PC shares, and the administrator's policy.
Function Settle
  ${If} $MultiUser.InstallMode == "AllUsers"
    SetShellVarContext all
    CreateDirectory "$APPDATA\${NAME}"
    ; S-1-5-32-545: the users of this PC, whatever the language of Windows
    nsExec::Exec 'icacls "$APPDATA\${NAME}" /grant *S-1-5-32-545:(OI)(CI)M'
    Pop $0
    ${If} $Policy != ""
      CopyFiles /SILENT "$Policy" "$APPDATA\${NAME}\policy.toml"
    ${EndIf}
    ${If} $DataFolder != ""
      WriteRegStr HKLM "SYSTEM\CurrentControlSet\Control\Session Manager\Environment" "COPROSEC_DATA" "$DataFolder"
      SendMessage 0xFFFF 0x1A 0 "STR:Environment" /TIMEOUT=2000
    ${EndIf}
  ${EndIf}
FunctionEnd

Function Register
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${NAME}.exe" "" "$INSTDIR\${NAME}.ico"
  ${If} $OnDesktop == "1"
    CreateShortcut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\${NAME}.exe" "" "$INSTDIR\${NAME}.ico"
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr SHCTX "Software\${NAME}" "Folder" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "${TITLE}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${NAME}.ico"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "${TITLE}"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" "$0"
  WriteRegStr SHCTX "Software\Classes\.coprosec" "" "${NAME}.bundle"
  WriteRegStr SHCTX "Software\Classes\${NAME}.bundle" "" "Clé navette de ${TITLE}"
  WriteRegStr SHCTX "Software\Classes\${NAME}.bundle\DefaultIcon" "" "$INSTDIR\${NAME}.ico"
  WriteRegStr SHCTX "Software\Classes\${NAME}.bundle\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'
FunctionEnd

Function Provide
  ${If} $Provision != ""
    nsExec::ExecToLog '"$INSTDIR\${NAME}-console.exe" provision "$Provision"'
    Pop $0
    ${If} $0 != 0
      !insertmacro Refuse 7 "Le programme est installé, mais le fichier de mise en service est refusé : $Provision"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Section "Uninstall"
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  DeleteRegKey SHCTX "${UNINSTALL}"
  DeleteRegKey SHCTX "Software\${NAME}"
  DeleteRegKey SHCTX "Software\Classes\.coprosec"
  DeleteRegKey SHCTX "Software\Classes\${NAME}.bundle"
  ; What the learners did stays, unless the administrator asks otherwise.
  !insertmacro ReadOptions
  !insertmacro Flag "PURGE" $0
  ${If} $0 == "1"
    ${If} $MultiUser.InstallMode == "AllUsers"
      SetShellVarContext all
      RMDir /r "$APPDATA\${NAME}"
    ${Else}
      RMDir /r "$LOCALAPPDATA\${NAME}"
    ${EndIf}
  ${EndIf}
SectionEnd
