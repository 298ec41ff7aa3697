using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule.Code;

/// <summary>Loops as a method: it knows its pointers, not where they point, so equal ones can be one method.</summary>
internal sealed class Kernel(string name, Form form, int width)
{
    /// <summary>Layer and direction; no other kernel need differ from it.</summary>
    public string Name { get; } = name;

    /// <summary>What its lanes are.</summary>
    public Form Form { get; } = form;

    /// <summary>Whether its lanes are the samples of a group, so that there is one for each of them.</summary>
    public bool HasSamplesInLanes => Form == Form.Samples;

    /// <summary>Floats that a vector holds; a group's lanes are one vector or, in <see cref="LaneLoopStatement"/>, several.</summary>
    public int Width { get; } = width;

    /// <summary>What it computes, a line each: shapes and formulas.</summary>
    public List<string> Remarks { get; } = [];

    public List<Pointer> Pointers { get; } = [];

    public List<string> Scalars { get; } = [];

    public List<Statement> Body { get; } = [];

    public bool UsesRandom { get; set; }
}
