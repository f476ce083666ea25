@echo off
rem Prépare un poste Windows depuis ce dossier, sans réseau : clic droit, « Exécuter en tant qu'administrateur ».
rem À côté de ce fichier : coprosec-...-windows-setup.exe ; et, si vous en voulez, policy.toml et poste.toml.
rem Chaque poste préparé ajoute une ligne à postes.txt.
chcp 65001 >nul
setlocal
set "HERE=%~dp0"
set "SETUP="
for %%F in ("%HERE%coprosec-*-windows-setup.exe") do set "SETUP=%%~fF"
if not defined SETUP set "WHY=il n'y a pas de coprosec-...-windows-setup.exe à côté de ce script" & goto failed
net session >nul 2>&1
if errorlevel 1 echo coprosec : à lancer en tant qu'administrateur. & exit /b 2

set "OPTIONS=/S /AllUsers /DESKTOP"
if exist "%HERE%policy.toml" set OPTIONS=%OPTIONS% /POLICY="%HERE%policy.toml"
rem A copy: the secrets are taken out of the file that is applied, and the next PC needs them.
if exist "%HERE%poste.toml" (
    copy /y "%HERE%poste.toml" "%TEMP%\coprosec-poste.toml" >nul
    set OPTIONS=%OPTIONS% /PROVISION="%TEMP%\coprosec-poste.toml"
)
start /wait "" "%SETUP%" %OPTIONS%
set CODE=%ERRORLEVEL%
del "%TEMP%\coprosec-poste.toml" >nul 2>&1
if not %CODE%==0 set "WHY=l'installation a répondu %CODE% (voir le guide de l'installateur)" & goto failed
"%ProgramFiles%\coprosec\coprosec-console.exe" --self-check >nul
if errorlevel 1 set "WHY=une partie du programme ne répond pas : coprosec-console --self-check" & goto failed
rem What is orange is told and does not stop; what is red does.
"%ProgramFiles%\coprosec\coprosec-console.exe" doctor
if errorlevel 1 set "WHY=un point est à réparer : coprosec-console doctor" & goto failed
echo %DATE% %TIME% %COMPUTERNAME% prêt>> "%HERE%postes.txt"
echo coprosec : ce poste est prêt.
exit /b 0

:failed
echo %DATE% %TIME% %COMPUTERNAME% ÉCHEC : %WHY%>> "%HERE%postes.txt"
echo coprosec : %WHY%.
exit /b 1
