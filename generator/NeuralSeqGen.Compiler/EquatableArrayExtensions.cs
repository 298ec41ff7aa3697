using System.Collections.Generic;

namespace NeuralSeqGen.Compiler;

internal static class EquatableArrayExtensions
{
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new(items);
}
