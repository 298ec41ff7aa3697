namespace NeuralSeqGen;

/// <summary>A parameter of a cell that is a state of other extents than (units).</summary>
/// <param name="extents">Numbers, or formulas of <c>features</c>, <c>steps</c>, <c>units</c> and the function's <c>int</c> parameters: <c>[State("units", 2)]</c>.</param>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class StateAttribute(params object[] extents) : Attribute
{
    /// <summary>Numbers, or formulas of <c>features</c>, <c>steps</c>, <c>units</c> and the function's <c>int</c> parameters.</summary>
    public object[] Extents { get; } = extents;
}
