using Scorecard.Data.Hosting;

namespace Scorecard.Web.Hosting.Keys;

/// <summary>
/// The file with the secret that encrypts the keys in the database. It is read whenever it is needed, so that a rotation reaches servers
/// that run. While a rotation goes on it holds the new secret, which encrypts, and the one before.
/// </summary>
public sealed class KeyFile(string path)
{
    private const string Heading = "# Opens the keys in Scorecard's database. Keep it apart from backups: docs/databases.md says more.";

    public string Path => path;

    public bool Exists => File.Exists(path);

    /// <returns>Its secrets, at least one; the first is the one to encrypt with.</returns>
    /// <exception cref="CannotStart">It cannot be read, or is no key file.</exception>
    public IReadOnlyList<KeySecret> Read()
    {
        try
        {
            var lines = File.ReadLines(path).Where(line => line is not (['#', ..] or "")).Select(KeySecret.Parse).ToList();
            var secrets = lines.OfType<KeySecret>().ToList();
            return secrets.Count > 0 && secrets.Count == lines.Count ? secrets : throw NoKeyFile();
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart(
                $"Keys:File is {path}, which cannot be read: {denied.Message} "
                    + "Let the program's user read it, or set Keys:File to another one.",
                denied
            );
        }
    }

    /// <summary>Makes it with a secret of its own, unless another start has just made it.</summary>
    /// <exception cref="CannotStart">It cannot be written.</exception>
    public void Make()
    {
        if (!Exists)
            Write([KeySecret.Make()], unlessThere: true);
    }

    /// <summary>Puts secrets in the place of those that it holds, all at once.</summary>
    /// <exception cref="CannotStart">It cannot be written.</exception>
    public void Replace(IEnumerable<KeySecret> secrets) => Write(secrets, unlessThere: false);

    private void Write(IEnumerable<KeySecret> secrets, bool unlessThere)
    {
        try
        {
            OwnersFile.Write(path, [Heading, .. secrets.Select(secret => $"{secret}")], unlessThere);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart(
                $"Keys:File is {path}, which cannot be written: {denied.Message} Let the program's user write its folder, or set Keys:File "
                    + "to a file elsewhere.",
                denied
            );
        }
    }

    private CannotStart NoKeyFile() =>
        new($"Keys:File is {path}, which is no key file. Put the right one in its place, or move it away and run rotate-keys --revoke.");
}
