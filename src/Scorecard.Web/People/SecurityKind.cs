namespace Scorecard.Web.People;

/// <summary>What can happen to sign-ins and accounts.</summary>
public enum SecurityKind
{
    SignedIn,
    WrongPassword,
    Rests,
    SecondFactorRefused,
    SignedOut,
    SessionsEnded,
    LinkMade,
    LinkUsed,
    PasswordChanged,
    Disabled,
    Enabled,
    InstallationGiven,
    InstallationTaken,
    AccessDenied,
    FormRefused,
    SecondFactorOn,
    SecondFactorOff,
    PasskeyAdded,
    PasskeyRemoved,
    PasskeyRefused,
    TokenMade,
    TokenRevoked,
    TokenRefused,
}

public static class SecurityKinds
{
    /// <summary>As the log and the table of events call it.</summary>
    public static string InWords(this SecurityKind kind) =>
        kind switch
        {
            SecurityKind.SignedIn => "signed in",
            SecurityKind.WrongPassword => "wrong password",
            SecurityKind.Rests => "rests after wrong passwords",
            SecurityKind.SecondFactorRefused => "second factor refused",
            SecurityKind.SignedOut => "signed out",
            SecurityKind.SessionsEnded => "sign-ins ended",
            SecurityKind.LinkMade => "link made",
            SecurityKind.LinkUsed => "link used",
            SecurityKind.PasswordChanged => "password changed",
            SecurityKind.Disabled => "account disabled",
            SecurityKind.Enabled => "account enabled",
            SecurityKind.InstallationGiven => "runs the installation",
            SecurityKind.InstallationTaken => "runs it no longer",
            SecurityKind.AccessDenied => "access denied",
            SecurityKind.FormRefused => "form refused",
            SecurityKind.SecondFactorOn => "second factor on",
            SecurityKind.SecondFactorOff => "second factor off",
            SecurityKind.PasskeyAdded => "passkey added",
            SecurityKind.PasskeyRemoved => "passkey removed",
            SecurityKind.PasskeyRefused => "passkey refused",
            SecurityKind.TokenMade => "token made",
            SecurityKind.TokenRevoked => "token revoked",
            SecurityKind.TokenRefused => "token refused",
        };

    /// <summary>Whether somebody was kept from something. That may come in floods.</summary>
    public static bool IsRefusal(this SecurityKind kind) =>
        kind switch
        {
            SecurityKind.WrongPassword
            or SecurityKind.Rests
            or SecurityKind.SecondFactorRefused
            or SecurityKind.AccessDenied
            or SecurityKind.FormRefused
            or SecurityKind.PasskeyRefused
            or SecurityKind.TokenRefused => true,
            SecurityKind.SignedIn
            or SecurityKind.SignedOut
            or SecurityKind.SessionsEnded
            or SecurityKind.LinkMade
            or SecurityKind.LinkUsed
            or SecurityKind.PasswordChanged
            or SecurityKind.Disabled
            or SecurityKind.Enabled
            or SecurityKind.InstallationGiven
            or SecurityKind.InstallationTaken
            or SecurityKind.SecondFactorOn
            or SecurityKind.SecondFactorOff
            or SecurityKind.PasskeyAdded
            or SecurityKind.PasskeyRemoved
            or SecurityKind.TokenMade
            or SecurityKind.TokenRevoked => false,
        };
}
