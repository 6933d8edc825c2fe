using System.Security.Cryptography;
using System.Text.Json;
using Onkreukbaar.Modules.Knowledge.Articles;

namespace Onkreukbaar.Modules.Knowledge.Ship;

/// <summary>An article as it comes with the program.</summary>
internal sealed record ShippedArticle(string Slug, int Order, ArticleContent Content)
{
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Content)));
}
