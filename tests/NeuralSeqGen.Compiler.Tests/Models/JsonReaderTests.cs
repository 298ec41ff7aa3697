using System.Text.Json;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>The compiler's reader of JSON takes what System.Text.Json takes, and refuses what is malformed.</summary>
public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData(" { \"a\" : [ 1 , -2 , 2.5 , 1e3 ] , \"b\" : { \"c\" : null } }\n")]
    [InlineData("{\"\\u0041\\\"\\\\\\/\\b\\f\\n\\r\\tä\":[true,false,[],{},\"\"]}")]
    [InlineData("[9007199254740993,-0]")]
    [InlineData("\"text\"")]
    public void Valid_IsRead(string text) => Assert.Equal(Canonical(JsonDocument.Parse(text).RootElement), Canonical(JsonReader.Read(text)));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{a:1}")]
    [InlineData("[1,]")]
    [InlineData("[1 2]")]
    [InlineData("1 2")]
    [InlineData("\"a")]
    [InlineData("\"\\q\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\u 123\"")]
    [InlineData("\"\n\"")]
    [InlineData("tru")]
    [InlineData("--1")]
    [InlineData("abc")]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    public void Invalid_IsRefused(string text)
    {
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(text));
        Assert.Throws<FormatException>(() => JsonReader.Read(text));
    }

    [Fact]
    public void NestedWithoutEnd_IsRefused() => Assert.Throws<FormatException>(() => JsonReader.Read(new string('[', 1_000_000)));

    [Fact]
    public void NameTwice_IsRefused() => Assert.Throws<FormatException>(() => JsonReader.Read("{\"a\":1,\"a\":1}"));

    private static string Canonical(object? value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Object } element => "{" + string.Join(",", element.EnumerateObject().Select(member => member.Name + ":" + Canonical(member.Value))) + "}",
        JsonElement { ValueKind: JsonValueKind.Array } element => "[" + string.Join(",", element.EnumerateArray().Select(item => Canonical(item))) + "]",
        JsonElement { ValueKind: JsonValueKind.String } element => "'" + element.GetString() + "'",
        JsonElement { ValueKind: JsonValueKind.Number } element => element.TryGetInt64(out long whole) ? Canonical(whole) : Canonical(element.GetDouble()),
        JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } element => Canonical(element.GetBoolean()),
        JsonElement => "null",
        Dictionary<string, object?> members => "{" + string.Join(",", members.Select(member => member.Key + ":" + Canonical(member.Value))) + "}",
        List<object?> items => "[" + string.Join(",", items.Select(Canonical)) + "]",
        string text => "'" + text + "'",
        null => "null",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
