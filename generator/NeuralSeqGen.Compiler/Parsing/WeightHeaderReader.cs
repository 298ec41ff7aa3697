using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>Reads the texts that the build writes about weight files.</summary>
internal static class WeightHeaderReader
{
    /// <summary>What the names of optimizer slots and counters begin with; they are not weights.</summary>
    private const string OptimizerPrefix = "optimizer/";

    /// <summary>Where the strings of a file are.</summary>
    private const string Metadata = "__metadata__";

    // a text is read once, however many models and analyzers ask
    private static readonly ConditionalWeakTable<SourceText, WeightFileSpec> Known = new();

    /// <summary>The model with what is known of its files; texts about others are not read.</summary>
    public static ModelSpec Complete(ModelSpec spec, IEnumerable<AdditionalText> files, CancellationToken cancellation)
    {
        var named = WeightFiles.Named(spec).ToList();
        return named.Count == 0 ? spec : WeightFiles.Complete(spec, files.Where(file => named.Any(name => WeightFiles.Matches(file.Path, name))).Select(file => Read(file, cancellation)).ToList());
    }

    public static WeightHeader Read(AdditionalText file, CancellationToken cancellation) =>
        new(file.Path, file.GetText(cancellation) is { } text ? Known.GetValue(text, known => Read(known.ToString())) : Unusable("", "what the build wrote about it cannot be read"));

    private static WeightFileSpec Read(string text)
    {
        try
        {
            return JsonReader.Read(text) is Dictionary<string, object?> members ? Read(members) : throw new FormatException("at its start");
        }
        catch (FormatException e)
        {
            return Unusable("", $"its header is not valid JSON, or not that of a weight file: {e.Message}");
        }
    }

    private static WeightFileSpec Read(Dictionary<string, object?> members)
    {
        string resource = Text(members, "resource") ?? throw new FormatException("'resource' is missing");
        if (Text(members, "problem") is { } problem)
        {
            return Unusable(resource, problem);
        }

        var header = Object(members, "header") ?? throw new FormatException("'header' is missing");
        var tensors = header.Where(m => m.Key != Metadata).ToDictionary(m => m.Key, m => m.Value as Dictionary<string, object?> ?? throw new FormatException($"'{m.Key}' is no tensor"));
        long end = tensors.Values.Select(End).DefaultIfEmpty(0).Max();
        return end != (members.TryGetValue("data", out object? data) ? data as long? : null)
            ? Unusable(resource, "its tensors do not end where the file does: it is cut off, or has grown")
            : new(resource, Text(members, "sha256") ?? throw new FormatException("'sha256' is missing"))
            {
                Writer = Object(header, Metadata) is { } strings ? Text(strings, "model") : null,
                Architecture = Object(header, Metadata) is { } others ? Text(others, "architecture") : null,
                Tensors = tensors.Where(t => !t.Key.StartsWith(OptimizerPrefix, StringComparison.Ordinal)).Select(t => new TensorSpec(t.Key, Text(t.Value, "dtype") ?? throw new FormatException($"'{t.Key}' has no type"), Shape(t.Key, t.Value))).ToEquatableArray(),
            };
    }

    private static WeightFileSpec Unusable(string resource, string problem) => new(resource, "", $"names a file that cannot be taken: {problem}. Correct the WeightFile item, or save the file again.");

    private static string Shape(string name, Dictionary<string, object?> tensor)
    {
        var extents = Numbers(tensor, "shape") ?? throw new FormatException($"'{name}' has no shape");
        return "(" + string.Join(", ", extents.Select(extent => extent.ToString(CultureInfo.InvariantCulture))) + (extents.Count == 1 ? ",)" : ")");
    }

    private static long End(Dictionary<string, object?> tensor) => Numbers(tensor, "data_offsets") is { Count: 2 } offsets ? offsets[1] : throw new FormatException("a tensor has no place");

    private static List<long>? Numbers(Dictionary<string, object?> members, string name) =>
        members.TryGetValue(name, out object? value) && value is List<object?> items && items.All(item => item is >= 0L) ? items.ConvertAll(item => (long)item!) : null;

    private static string? Text(Dictionary<string, object?> members, string name) => members.TryGetValue(name, out object? value) ? value as string : null;

    private static Dictionary<string, object?>? Object(Dictionary<string, object?> members, string name) => members.TryGetValue(name, out object? value) ? value as Dictionary<string, object?> : null;
}
