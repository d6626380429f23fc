using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Scorecard.Web.Hosting.Keys;

/// <summary>Encrypts the secret part of a key with the key file.</summary>
public sealed class KeyFileEncryptor(KeyFile file) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(
            KeyFileDecryptor.Write(file.Read()[0].Seal(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)))),
            typeof(KeyFileDecryptor)
        );
}

/// <summary>Opens it again. The framework makes one of these where it finds its name beside a key.</summary>
public sealed class KeyFileDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        Open(encryptedElement, services.GetRequiredService<KeyFile>().Read()) is { } plain
            ? XElement.Parse(Encoding.UTF8.GetString(plain))
            : throw new CryptographicException("The key file does not fit this key.");

    /// <returns>Null where none of the secrets fits.</returns>
    public static byte[]? Open(XElement encrypted, IEnumerable<KeySecret> secrets)
    {
        var bytes = new byte[encrypted.Value.Length];
        return Convert.TryFromBase64String(encrypted.Value, bytes, out var length)
            ? secrets.Select(secret => secret.Open(bytes[..length])).FirstOrDefault(plain => plain is not null)
            : null;
    }

    public static XElement Write(byte[] encrypted) => new("keyFile", Convert.ToBase64String(encrypted));
}
