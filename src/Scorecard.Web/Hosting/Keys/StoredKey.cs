using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Scorecard.Web.Hosting.Keys;

/// <summary>A key of ASP.NET Core as it lies in the database: XML in which secret parts are marked, or encrypted.</summary>
public sealed class StoredKey(DataProtectionKey row)
{
    private static readonly XNamespace Format = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XName Encrypted = Format + "encryptedSecret";
    private const string EncryptedBy = "decryptorType";

    private readonly XElement xml = XElement.Parse(row.Xml!);

    private IEnumerable<XElement> InClear => xml.Descendants().Where(part => (bool?)part.Attribute(Format + "requiresEncryption") is true);

    private IEnumerable<XElement> ByKeyFile =>
        xml.Descendants(Encrypted)
            .Where(part =>
                part.Attribute(EncryptedBy)?.Value.StartsWith(typeof(KeyFileDecryptor).FullName!, StringComparison.Ordinal) is true
            )
            .Elements();

    public bool IsInClear => InClear.Any();

    public bool NeedsKeyFile => ByKeyFile.Any();

    public bool OpensWith(IReadOnlyList<KeySecret> secrets) => ByKeyFile.All(part => KeyFileDecryptor.Open(part, secrets) is not null);

    /// <summary>Encrypts what is in clear.</summary>
    public void Encrypt(IXmlEncryptor encryptor)
    {
        foreach (var part in InClear.ToList())
        {
            var encrypted = encryptor.Encrypt(new XElement(part));
            part.ReplaceWith(
                new XElement(
                    Encrypted,
                    new XAttribute(EncryptedBy, encrypted.DecryptorType.AssemblyQualifiedName!),
                    encrypted.EncryptedElement
                )
            );
        }
        Keep();
    }

    /// <summary>Encrypts with the first secret what any of them opens.</summary>
    public void EncryptAnew(IReadOnlyList<KeySecret> secrets)
    {
        foreach (var part in ByKeyFile.ToList())
            part.ReplaceWith(KeyFileDecryptor.Write(secrets[0].Seal(KeyFileDecryptor.Open(part, secrets)!)));
        Keep();
    }

    private void Keep() => row.Xml = xml.ToString(SaveOptions.DisableFormatting);
}
