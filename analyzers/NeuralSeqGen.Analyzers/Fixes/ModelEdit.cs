using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NeuralSeqGen.Compiler;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Analyzers.Fixes;

/// <summary>One change to a model's list of attributes, so small that it can be tried on the spec before it is offered.</summary>
/// <param name="Kind">What changes.</param>
/// <param name="Part">Index of the part that is changed, removed, or gets something before it.</param>
/// <param name="Value">The new value, or the argument of what is inserted; empty for none.</param>
internal sealed record ModelEdit(ModelEditKind Kind, int Part, string Value)
{
    /// <summary>A change that belongs to it, of a part behind it or of one that neither moves; null where it is enough by itself.</summary>
    public ModelEdit? And { get; init; }

    /// <summary>It and what belongs to it.</summary>
    public IReadOnlyList<ModelEdit> Steps => And is { } and ? [this, .. and.Steps] : [this];

    /// <summary>The model as it would be.</summary>
    public ModelSpec Apply(ModelSpec spec) => ApplyThis(And?.Apply(spec) ?? spec);

    private ModelSpec ApplyThis(ModelSpec spec) => Kind == ModelEditKind.Move ? PartMove.Apply(spec, Part, Value) : spec with
    {
        Parts = Apply([.. spec.Parts]).Select((part, index) => part with { Index = index }).ToEquatableArray(),
        Nodes = spec.Nodes.Select(Apply).ToEquatableArray(),
    };

    /// <summary>Index before the change of the part that has <paramref name="index"/> after it; an inserted part counts as the one it stands before.</summary>
    public int Original(int index)
    {
        int before = Growth switch
        {
            -1 => index >= Part ? index + 1 : index,
            1 => index > Part ? index - 1 : index,
            _ => index,
        };
        return And?.Original(before) ?? before;
    }

    private int Growth => Kind switch
    {
        ModelEditKind.Unwrap or ModelEditKind.Remove => -1,
        ModelEditKind.InsertRepeatVector or ModelEditKind.InsertTimeDistributed or ModelEditKind.MarkOutput => 1,
        _ => 0,
    };

    /// <summary>A node after the change: longer or shorter where the part stands on it, moved where it stands before.</summary>
    private NodeSpec Apply(NodeSpec node) =>
        Part >= node.FirstPart && Part < node.FirstPart + node.PartCount ? node with { PartCount = node.PartCount + Growth } :
        Part < node.FirstPart ? node with { FirstPart = node.FirstPart + Growth } : node;

    private List<PartSpec> Apply(List<PartSpec> parts)
    {
        switch (Kind)
        {
            case ModelEditKind.SetArgument: parts[Part] = Set(parts[Part], Value.Split(['='], 2)); break;
            case ModelEditKind.Rename: parts[Part] = parts[Part] with { Name = Value.Split('>')[1] }; break;
            case ModelEditKind.ReplaceByActivation: parts[Part] = With(new(Part, "Activation", EquatableArray<ArgumentSpec>.Empty), "Activation", new EnumMember(Value)); break;
            case ModelEditKind.RemoveArgument: parts[Part] = Without(parts[Part], Value); break;
            case ModelEditKind.ReturnSequences: parts[Part] = With(parts[Part], "ReturnSequences", Value == "true"); break;
            case ModelEditKind.SetPositional: parts[Part] = SetPositional(parts[Part], Value.Split('/', '=')); break;
            case ModelEditKind.RemoveLastExtent when parts[Part]["Shape"] is EquatableArray<int> { Count: > 1 } shape: parts[Part] = With(parts[Part], "Shape", shape.Take(shape.Count - 1).ToEquatableArray()); break;
            case ModelEditKind.RenameNode: parts[Part] = RenameNode(parts[Part], Value.Split('>')); break;
            case ModelEditKind.MarkOutput: parts.Insert(Part + 1, new(Part + 1, "Output", EquatableArray<ArgumentSpec>.Empty)); break;
            case ModelEditKind.Unwrap or ModelEditKind.Remove: parts.RemoveAt(Part); break;
            case ModelEditKind.InsertTimeDistributed: parts.Insert(Part, new(Part, "TimeDistributed", EquatableArray<ArgumentSpec>.Empty)); break;
            case ModelEditKind.InsertRepeatVector: parts.Insert(Part, With(new(Part, "RepeatVector", EquatableArray<ArgumentSpec>.Empty), "N", int.Parse(Value, CultureInfo.InvariantCulture))); break;
        }

        return parts;
    }

    /// <summary>A flag, a whole number, or a member of an enum.</summary>
    private static PartSpec Set(PartSpec part, string[] pair) => With(part, pair[0],
        pair[1] is "true" or "false" ? pair[1] == "true" :
        int.TryParse(pair[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : new EnumMember(pair[1].Substring(pair[1].LastIndexOf('.') + 1)));

    private static PartSpec SetPositional(PartSpec part, string[] value)
    {
        if (value[2].StartsWith("\"", System.StringComparison.Ordinal))
        {
            return With(part, value[0], value[2].Trim('"'));
        }

        int index = int.Parse(value[1], CultureInfo.InvariantCulture), number = int.Parse(value[2], CultureInfo.InvariantCulture);
        return With(part, value[0], part[value[0]] is EquatableArray<int> numbers ? numbers.Select((n, i) => i == index ? number : n).ToEquatableArray() : number);
    }

    private static PartSpec RenameNode(PartSpec part, string[] names) => part with
    {
        Arguments = part.Arguments.Select(a => a with { Value = a.Value switch { EquatableArray<string> nodes => nodes.Select(n => Renamed(n, names)).ToEquatableArray(), string node => Renamed(node, names), var other => other } }).ToEquatableArray(),
    };

    private static string Renamed(string node, string[] names) => node == names[0] ? names[1] : node;

    private static PartSpec With(PartSpec part, string name, object value) =>
        part with { Arguments = Without(part, name).Arguments.Append(new ArgumentSpec(name, value)).ToEquatableArray() };

    private static PartSpec Without(PartSpec part, string name) => part with { Arguments = part.Arguments.Where(a => a.Name != name).ToEquatableArray() };
}
