namespace NeuralSeqGen.Compiler.Schedule.OneSequence;

/// <summary>A graph that a schedule has no form for; the caller takes the general schedule, which has a form for every graph.</summary>
internal sealed class UnsupportedScheduleException(string message) : Exception(message);
