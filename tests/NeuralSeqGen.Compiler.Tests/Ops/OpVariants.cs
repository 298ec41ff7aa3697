using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Tests.Ops;

/// <summary>The same op with one attribute changed, for every attribute that its record has.</summary>
internal static class OpVariants
{
    private static readonly HashSet<string> NotAttributes =
    [
        nameof(ScanOp.Body), // printed below the scan
        nameof(ScanOp.Residuals), // a note of the differentiator to the first pass
    ];

    public static IEnumerable<(string Attribute, Op Op)> Of(Op op) => Changed(op).Select(change => (change.Attribute, (Op)change.Record));

    private static IEnumerable<(string Attribute, object Record)> Changed(object record)
    {
        foreach (var property in record.GetType().GetProperties().Where(p => p.CanWrite && !NotAttributes.Contains(p.Name)))
        {
            foreach (object other in Others(property.GetValue(record)!))
            {
                object copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, [])!;
                property.SetValue(copy, other);
                yield return (property.Name, copy);
            }
        }
    }

    private static IEnumerable<object> Others(object value) => value switch
    {
        int number => [number + 1],
        double number => [number + 1],
        bool flag => [!flag],
        Enum kind => [Enum.GetValues(kind.GetType()).Cast<object>().First(other => !other.Equals(kind))],
        Shape shape => [shape.Insert(0, 2), shape.With(0, shape[0] + 1)],
        EquatableArray<int> list => [new EquatableArray<int>(list.Append(9)), new EquatableArray<int>(list.Select(i => i + 1))],
        EquatableArray<ProductTerm> list => [new EquatableArray<ProductTerm>(list.Append(new())), .. Changed(list[0]).Select(c => new EquatableArray<ProductTerm>(list.Skip(1).Prepend((ProductTerm)c.Record)))],
        _ => throw new InvalidOperationException($"no other value for an attribute of type {value.GetType().Name}"),
    };
}
